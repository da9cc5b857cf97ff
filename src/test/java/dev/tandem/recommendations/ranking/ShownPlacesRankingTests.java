package dev.tandem.recommendations.ranking;

import static dev.tandem.recommendations.ranking.RankingFixture.NOW;
import static dev.tandem.recommendations.ranking.RankingFixture.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.candidate.Candidates;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.testing.NoDatabase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@NoDatabase
class ShownPlacesRankingTests {

  private final Ranking complete = new CompleteRanking(PROPERTIES);
  private final Ranking shownPlaces = new ShownPlacesRanking(PROPERTIES);

  @Test
  void bothRankAsTheReferenceDoes() {
    for (int seed = 0; seed < 40; seed++) {
      var random = new Random(seed);
      var population = RankingFixture.of(1 + random.nextInt(90), 12, random);
      var model = population.trainedModel();
      for (var mentee : population.mentees()) {
        var criteria = criteria(mentee, random);
        var expected =
            new ReferenceRanking(model, criteria, PROPERTIES).rank(population.candidates());

        var candidates = Candidates.of(population.candidates());
        var all = new RankingQuestion(model, criteria, candidates, 0, expected.size());
        int from = random.nextInt(expected.size() + 1);
        int until = from + random.nextInt(20);
        var some = new RankingQuestion(model, criteria, candidates, from, until);

        for (var ranking : List.of(complete, shownPlaces)) {
          assertThat(ranking.rank(all).shown()).isEqualTo(expected);
          assertThat(ranking.rank(some).shown())
              .isEqualTo(expected.subList(from, Math.min(until, expected.size())));
          assertThat(ranking.rank(some).total()).isEqualTo(expected.size());
        }
      }
    }
  }

  @Test
  void answersEveryQuestionAsTheCompleteRankingDoes() {
    int shown = 0;
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var population = RankingFixture.of(80, 20, random);
      var model = population.trainedModel();
      for (var mentee : population.mentees()) {
        long from = random.nextInt(40);
        var question =
            new RankingQuestion(
                model,
                criteria(mentee, random),
                Candidates.of(population.candidates()),
                from,
                from + 1 + random.nextInt(40));

        var answer = shownPlaces.rank(question);

        assertThat(answer).isEqualTo(complete.rank(question));
        shown += answer.shown().size();
      }
    }
    assertThat(shown).isGreaterThan(500);
  }

  private static SearchCriteria criteria(Mentee mentee, Random random) {
    var maxPrice = random.nextInt(3) == 0 ? Money.of(4000, "EUR") : null;
    return new SearchCriteria(mentee, maxPrice, NOW, PROPERTIES.bookableWithin());
  }

  /** Millions of mentors are behind a page that nobody can reach. */
  @Test
  void showsNobodyBehindTheLastPlace() {
    var population = RankingFixture.of(20, 1, new Random(1));
    var question =
        new RankingQuestion(
            population.trainedModel(),
            population.criteria(population.mentees().getFirst()),
            Candidates.of(population.candidates()),
            100_000_000L,
            100_000_100L);

    assertThat(shownPlaces.rank(question).shown()).isEmpty();
    assertThat(shownPlaces.rank(question)).isEqualTo(complete.rank(question));
  }
}

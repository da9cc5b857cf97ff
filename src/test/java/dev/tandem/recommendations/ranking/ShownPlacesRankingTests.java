package dev.tandem.recommendations.ranking;

import static dev.tandem.recommendations.ranking.RankingFixture.NOW;
import static dev.tandem.recommendations.ranking.RankingFixture.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.testing.NoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

@NoDatabase
class ShownPlacesRankingTests {

  private final Ranking complete = new CompleteRanking(PROPERTIES);
  private final Ranking shownPlaces = new ShownPlacesRanking(PROPERTIES);

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
                population.candidates(),
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

  @Test
  void fusesBySortingWhatItFusesByCounting() {
    var random = new Random(42);
    for (int round = 0; round < 200; round++) {
      var lists = List.of(scores(random), scores(random), scores(random));

      assertThat(SortedRankFusion.fuse(lists)).isEqualTo(ReciprocalRankFusion.fuse(lists));
    }
  }

  /** Few different scores, so that many are equal. */
  private static Map<String, Double> scores(Random random) {
    var scores = new HashMap<String, Double>();
    for (int i = random.nextInt(30); i > 0; i--) {
      scores.put("mentor " + random.nextInt(20), random.nextInt(8) / 4.0 - 0.5);
    }
    return scores;
  }

  /** Millions of mentors are behind a page that nobody can reach. */
  @Test
  void showsNobodyBehindTheLastPlace() {
    var population = RankingFixture.of(20, 1, new Random(1));
    var question =
        new RankingQuestion(
            population.trainedModel(),
            population.criteria(population.mentees().getFirst()),
            population.candidates(),
            100_000_000L,
            100_000_100L);

    assertThat(shownPlaces.rank(question).shown()).isEmpty();
    assertThat(shownPlaces.rank(question)).isEqualTo(complete.rank(question));
  }
}

package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the same answer as {@link CompleteRanking} in less time: puts only the best mentors in
 * order, and finds reasons for the places that are shown, and for no others.
 */
record ShownPlacesRanking(RecommendationsProperties properties) implements Ranking {

  @Override
  public RankedMentors rank(RankingQuestion question) {
    var criteria = question.criteria();
    var reasons =
        new ReasonFinder(criteria, question.model(), question.candidates(), properties.newFor());
    var eligible = criteria.filter(question.candidates().all());
    var scores = new MentorRanking(question.model(), properties).scores(criteria, eligible);
    var exploration = new Exploration(criteria, properties.exploreEvery(), reasons::isNew);
    var best = best(exploration.depth(question.until()), eligible, scores);
    var newMentors =
        eligible.stream()
            .filter(it -> reasons.isNew(it.mentor()))
            .map(it -> new Recommendation(it, 0, List.of()))
            .toList();
    var explored =
        exploration.promoteNewMentors(best, newMentors, eligible.size(), question.until());
    var shown =
        question.placesOf(explored).stream()
            .map(it -> it.withReasons(reasons.find(it.candidate())))
            .toList();
    return new RankedMentors(shown, eligible.size());
  }

  /** At least so many, if there are, in order and without reasons. */
  private static List<Recommendation> best(long many, List<Candidate> eligible, double[] scores) {
    double threshold = Double.NEGATIVE_INFINITY;
    if (many < scores.length) {
      threshold = scores[ScoreOrder.bestFirst(scores)[(int) many - 1]];
    }
    var best = new ArrayList<Recommendation>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= threshold) {
        best.add(new Recommendation(eligible.get(i), scores[i], List.of()));
      }
    }
    best.sort(MentorRanking.BEST_FIRST);
    return best;
  }
}

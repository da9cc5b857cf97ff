package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.model.MentorScores;
import dev.tandem.recommendations.model.TrainedModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Scores candidates for a mentee, in one list for each signal. */
record ScoreLists(TrainedModel model, SearchCriteria criteria) {

  private static final double NEAR_ZONE_BONUS = 0.01;

  /** The scores of the candidates in their order; NaN in the lists that have none for them. */
  List<double[]> of(List<Candidate> candidates) {
    var mentee = criteria.mentee();
    return List.of(
        scores(model.textScores(mentee.topics()), candidates),
        topicOverlap(candidates),
        scores(model.easeScores(mentee.met()), candidates),
        scores(model.alsScores(mentee.met()), candidates),
        ratings(candidates));
  }

  private static double[] scores(MentorScores scores, List<Candidate> candidates) {
    if (scores.isEmpty()) {
      var none = new double[candidates.size()];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    return forEach(candidates, it -> scores.of(it.id()));
  }

  /** The share of the goals that the mentor has as skills; a close time zone breaks ties. */
  private double[] topicOverlap(List<Candidate> candidates) {
    var mentee = criteria.mentee();
    var near = new HashMap<String, Boolean>();
    return forEach(
        candidates,
        candidate -> {
          double overlap = MentorRanking.topicOverlap(mentee, candidate.mentor());
          if (overlap == 0) {
            return Double.NaN;
          }
          boolean isNear =
              near.computeIfAbsent(
                  candidate.mentor().zone(),
                  zone -> TimeZones.areNear(mentee.zone(), zone, criteria.now()));
          return overlap + (isNear ? NEAR_ZONE_BONUS : 0);
        });
  }

  private double[] ratings(List<Candidate> candidates) {
    double mean = model.meanStars();
    return forEach(candidates, it -> model.trackRecord(it.id()).smoothedRating(mean));
  }

  private static double[] forEach(List<Candidate> candidates, ToDoubleFunction<Candidate> score) {
    var scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score.applyAsDouble(candidates.get(i));
    }
    return scores;
  }
}

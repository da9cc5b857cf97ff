package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.candidate.Candidate;
import java.util.List;

/** A recommended mentor with the score and the reasons, strongest first. */
public record Recommendation(
    Candidate candidate, double score, List<RecommendationReason> reasons) {

  public Recommendation {
    reasons = List.copyOf(reasons);
  }

  Recommendation withReasons(List<RecommendationReason> found) {
    return new Recommendation(candidate, score, found);
  }
}

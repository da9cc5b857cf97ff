package dev.tandem.recommendations.ranking;

import java.util.List;

/** A mentor, how well they fit, and why; the first reason weighs most. */
public record Recommendation(
    Candidate candidate, double score, List<RecommendationReason> reasons) {

  public Recommendation {
    reasons = List.copyOf(reasons);
  }
}

package dev.tandem.recommendations;

import java.util.List;

/** A mentor, how well they fit, and why; the first reason weighs most. */
record Recommendation(Candidate candidate, double score, List<Reason> reasons) {

  Recommendation {
    reasons = List.copyOf(reasons);
  }
}

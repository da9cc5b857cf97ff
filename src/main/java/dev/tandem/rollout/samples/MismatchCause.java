package dev.tandem.rollout.samples;

import dev.tandem.rollout.comparison.DifferenceType;
import java.time.Instant;

/** A cause, and how often it occurred. */
record MismatchCause(
    String module,
    String route,
    String path,
    DifferenceType type,
    long occurrences,
    Instant firstSeen,
    Instant lastSeen) {

  Cause cause() {
    return new Cause(module, route, path, type);
  }
}

package dev.tandem.rollout.samples;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A cause of mismatches for operators.
 *
 * @param type in lower case
 */
record MismatchView(
    String module,
    String route,
    String path,
    String type,
    long occurrences,
    Instant firstSeen,
    Instant lastSeen,
    List<MismatchSample> samples) {

  static MismatchView of(MismatchCause cause, List<MismatchSample> samples) {
    return new MismatchView(
        cause.module(),
        cause.route(),
        cause.path(),
        cause.type().name().toLowerCase(Locale.ROOT),
        cause.occurrences(),
        cause.firstSeen(),
        cause.lastSeen(),
        samples);
  }
}

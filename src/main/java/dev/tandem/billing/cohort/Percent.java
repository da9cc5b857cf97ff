package dev.tandem.billing.cohort;

import org.jspecify.annotations.Nullable;

/** A part of a whole in percent, rounded half up; null if the whole is zero. */
final class Percent {

  private Percent() {}

  static @Nullable Integer of(long part, long whole) {
    return whole == 0 ? null : Math.toIntExact(Math.round(100.0 * part / whole));
  }
}

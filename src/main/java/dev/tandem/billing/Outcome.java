package dev.tandem.billing;

import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * How a booking ended, for the money. The one with the highest version counts, in whatever order
 * they are heard.
 *
 * @param version of the booking when it ended so
 * @param refundBasisPoints of the price, back to whoever paid; the rest is earned
 * @param earnedAt from when the mentor's hold runs
 */
@ValueObject
record Outcome(long version, int refundBasisPoints, String reason, Instant earnedAt) {

  static final int NOTHING = 0;
  static final int ALL = 10_000;

  boolean supersedes(@org.jspecify.annotations.Nullable Outcome other) {
    return other == null || version > other.version;
  }
}

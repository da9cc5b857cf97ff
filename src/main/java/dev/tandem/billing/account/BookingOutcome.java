package dev.tandem.billing.account;

import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How a booking ended, for the money. The one with the highest version counts, in whatever order
 * they are heard.
 *
 * @param version of the booking when it ended so
 * @param refundBasisPoints of the price, back to whoever paid; the rest is earned
 * @param earnedAt from when the mentor's hold runs
 */
@ValueObject
public record BookingOutcome(
    long version, OutcomeKind how, int refundBasisPoints, String reason, Instant earnedAt) {

  public enum OutcomeKind {
    COMPLETED,
    MENTEE_ABSENT,
    MENTOR_ABSENT,
    CANCELLED,
    EXPIRED,
    TOO_LATE
  }

  public static final int NO_REFUND = 0;
  public static final int FULL_REFUND = 10_000;

  boolean supersedes(@Nullable BookingOutcome other) {
    return other == null || version > other.version;
  }
}

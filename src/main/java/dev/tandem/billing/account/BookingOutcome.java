package dev.tandem.billing.account;

import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How a booking ended, as far as money is concerned. The outcome with the highest version applies,
 * regardless of the order in which outcomes arrive.
 *
 * @param version the version of the booking that ended with this outcome
 * @param refundBasisPoints the part of the price that is refunded; the rest is recognised
 * @param earnedAt when the hold of the mentor's share begins
 */
@ValueObject
public record BookingOutcome(
    long version, OutcomeKind how, int refundBasisPoints, String reason, Instant earnedAt) {

  public static final int NO_REFUND = 0;
  public static final int FULL_REFUND = 10_000;

  public boolean supersedes(@Nullable BookingOutcome other) {
    return other == null || version > other.version;
  }
}

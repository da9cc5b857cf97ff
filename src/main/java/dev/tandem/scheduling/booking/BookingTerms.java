package dev.tandem.scheduling.booking;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.offering.CancellationPolicy;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a booking as they stood at the hold.
 *
 * @param refundCap the most, in basis points, that a mentee gets back; lowered when they move a
 *     session that could no longer be cancelled at no cost, so that moving is no way around it
 */
@ValueObject
public record BookingTerms(
    Money price,
    Funding funding,
    @Nullable UUID cohortId,
    CancellationPolicy policy,
    int refundCap,
    boolean needsApproval) {

  BookingTerms withRefundCap(int basisPoints) {
    return new BookingTerms(
        price, funding, cohortId, policy, Math.min(refundCap, basisPoints), needsApproval);
  }
}

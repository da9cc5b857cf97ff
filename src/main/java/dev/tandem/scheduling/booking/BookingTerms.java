package dev.tandem.scheduling.booking;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/**
 * The terms of a booking, copied when the slot was held.
 *
 * @param policy the cancellation policy in the format of {@link CancellationPolicy#toString}
 * @param refundCap the highest refund, in basis points. Lowered when the mentee moves a session
 *     that could no longer be cancelled free of charge, so that moving it first gains nothing.
 */
@ValueObject
public record BookingTerms(
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "price_") Money price,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "funding_") Funding funding,
    @Nullable UUID cohortId,
    String policy,
    int refundCap,
    boolean needsApproval) {

  public static BookingTerms of(RequestedSlot slot, Funding funding, @Nullable UUID cohortId) {
    return new BookingTerms(
        slot.price(),
        funding,
        cohortId,
        slot.policy().toString(),
        CancellationPolicy.FULL_REFUND,
        slot.needsApproval());
  }

  public CancellationPolicy cancellationPolicy() {
    return CancellationPolicy.parse(policy);
  }

  BookingTerms withRefundCap(int basisPoints) {
    return new BookingTerms(
        price, funding, cohortId, policy, Math.min(refundCap, basisPoints), needsApproval);
  }
}

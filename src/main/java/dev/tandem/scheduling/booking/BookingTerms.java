package dev.tandem.scheduling.booking;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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
 * @param refundFloor the lowest refund, in basis points. Everything after the mentor or the
 *     platform has moved the session, until the mentee chooses a time again.
 * @param minimumNoticeHours the notice that the offering asked for
 */
@ValueObject
public record BookingTerms(
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "price_") Money price,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "funding_") Funding funding,
    @Nullable UUID cohortId,
    String policy,
    int refundCap,
    int refundFloor,
    int minimumNoticeHours,
    boolean needsApproval) {

  public static BookingTerms of(RequestedSlot slot, Funding funding, @Nullable UUID cohortId) {
    return new BookingTerms(
        slot.price(),
        funding,
        cohortId,
        slot.policy().toString(),
        CancellationPolicy.FULL_REFUND,
        0,
        slot.minimumNoticeHours(),
        slot.needsApproval());
  }

  public CancellationPolicy cancellationPolicy() {
    return CancellationPolicy.parse(policy);
  }

  /** The refund in basis points if the mentee cancels. */
  int refundBasisPoints(Instant bookedAt, Instant startsAt, Instant now) {
    var share = cancellationPolicy().refundBasisPoints(bookedAt, startsAt, now);
    return Math.max(refundFloor, Math.min(share, refundCap));
  }

  /** When the refund may change, up to the start. */
  Stream<Instant> refundChanges(Instant bookedAt, Instant startsAt) {
    var policy = cancellationPolicy();
    var ends = policy.tiers().stream().map(tier -> startsAt.minus(tier.notice()));
    return Stream.of(Stream.of(bookedAt.plus(policy.gracePeriod()), startsAt), ends)
        .flatMap(Function.identity())
        .filter(end -> !end.isAfter(startsAt))
        .sorted();
  }

  /** After the mentee's move: moving gives no more than cancelling would have given. */
  BookingTerms movedByMentee(int refundBasisPoints) {
    return withRefund(refundBasisPoints, 0);
  }

  /** After a move by others: the mentee may cancel for everything. */
  BookingTerms movedByOthers() {
    return withRefund(refundCap, CancellationPolicy.FULL_REFUND);
  }

  private BookingTerms withRefund(int cap, int floor) {
    return new BookingTerms(
        price, funding, cohortId, policy, cap, floor, minimumNoticeHours, needsApproval);
  }
}

package dev.tandem.scheduling.page;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.offering.CancellationPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A tier of the cancellation policy, as the amount and the deadline of one booking. */
record RefundLine(Money amount, LocalizedTime until) {

  /** The tiers whose deadline is still ahead; after the last one there is no refund. */
  static List<RefundLine> of(
      CancellationPolicy policy, Money price, Instant startsAt, Instant now, ZoneId zone) {
    return policy.tiers().stream()
        .filter(tier -> startsAt.minus(tier.notice()).isAfter(now))
        .map(tier ->
            new RefundLine(
                price.share(tier.basisPoints()),
                LocalizedTime.of(startsAt.minus(tier.notice()), zone)))
        .toList();
  }
}

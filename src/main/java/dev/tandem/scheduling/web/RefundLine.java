package dev.tandem.scheduling.web;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.offering.CancellationPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** One line of the cancellation terms with the moment and the money worked out. */
record RefundLine(Money amount, LocalizedTime until) {

  /** Those that can still be reached; after the last, nothing goes back. */
  static List<RefundLine> of(
      CancellationPolicy policy, Money price, Instant startsAt, Instant now, ZoneId zone) {
    return policy.tiers().stream()
        .filter(it -> startsAt.minus(it.notice()).isAfter(now))
        .map(it ->
            new RefundLine(
                price.share(it.basisPoints()), LocalizedTime.of(startsAt.minus(it.notice()), zone)))
        .toList();
  }
}

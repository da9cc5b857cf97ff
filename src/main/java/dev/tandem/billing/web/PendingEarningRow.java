package dev.tandem.billing.web;

import dev.tandem.billing.payment.EarningView;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import java.time.ZoneId;
import java.util.UUID;

/** An earning on hold in the list. */
record PendingEarningRow(UUID bookingId, Money amount, LocalizedTime release, boolean frozen) {

  static PendingEarningRow of(EarningView earning, ZoneId zone) {
    var release = LocalizedTime.of(earning.releaseAt(), zone);
    boolean frozen = earning.status().equals("FROZEN");
    return new PendingEarningRow(earning.bookingId(), earning.amount(), release, frozen);
  }
}

package dev.tandem.billing.web;

import dev.tandem.billing.payment.PayoutView;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import java.util.Optional;

/** A payout in the list. */
record PayoutRow(LocalizedTime run, Money amount, Money netted, String status, String reason) {

  static PayoutRow of(PayoutView payout) {
    var run = LocalizedTime.ofDate(payout.run());
    var reason = Optional.ofNullable(payout.reason()).orElse("");
    return new PayoutRow(run, payout.amount(), payout.netted(), payout.status(), reason);
  }
}

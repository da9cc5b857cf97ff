package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.ledger.LedgerBalances;
import dev.tandem.billing.payment.PayoutQueries;
import dev.tandem.billing.payment.PayoutRun;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.time.DurationText;
import dev.tandem.kernel.web.LocalizedTime;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The mentor's page of earnings and payouts. */
@Controller
class EarningsPage {

  private final PayoutQueries payouts;
  private final LedgerBalances balances;
  private final BillingProperties properties;
  private final Clock clock;

  EarningsPage(
      PayoutQueries payouts, LedgerBalances balances, BillingProperties properties, Clock clock) {
    this.payouts = payouts;
    this.balances = balances;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/billing/earnings")
  String earnings(Caller caller, CursorPaging paging, ZoneId zone, Model model) {
    caller.require(Role.MENTOR);
    var now = clock.instant();
    var memberBalances = balances.ofMember(caller.memberId(), now);
    model.addAttribute("earned", EarningsSummary.of(memberBalances));
    model.addAttribute("nextPayout", LocalizedTime.of(PayoutRun.next(now).startsAt(), zone));
    model.addAttribute("minimum", Money.of(properties.payoutMinimum(), "EUR"));
    model.addAttribute("hold", DurationText.of(properties.hold()));
    model.addAttribute(
        "earningsOnHold",
        payouts.pendingEarnings(caller.memberId()).stream()
            .map(earning -> PendingEarningRow.of(earning, zone))
            .toList());
    var page = payouts.list(caller.memberId(), paging);
    model.addAttribute("paging", page);
    model.addAttribute("payouts", page.map(PayoutRow::of).items());
    return "billing/earnings";
  }
}

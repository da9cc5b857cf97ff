package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.ledger.LedgerQueries;
import dev.tandem.billing.payment.DueAccountChanges;
import dev.tandem.billing.payment.PayoutQueries;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Paging;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a mentor has earned, is owed and was paid. */
@Controller
class EarningsPage {

  private final PayoutQueries payouts;
  private final LedgerQueries ledger;
  private final BillingProperties properties;
  private final Clock clock;

  EarningsPage(
      PayoutQueries payouts, LedgerQueries ledger, BillingProperties properties, Clock clock) {
    this.payouts = payouts;
    this.ledger = ledger;
    this.properties = properties;
    this.clock = clock;
  }

  record PendingEarningRow(UUID bookingId, Money amount, LocalizedTime release, boolean frozen) {}

  record PayoutRow(LocalizedTime run, Money amount, Money netted, String status, String reason) {}

  @GetMapping("/billing/earnings")
  String earnings(Caller caller, Paging paging, ZoneId zone, Model model) {
    caller.require(Role.MENTOR);
    var now = clock.instant();
    var balances = ledger.balances(caller.memberId(), now);
    model.addAttribute("earned", EarningsSummary.of(balances));
    model.addAttribute("next", LocalizedTime.of(DueAccountChanges.nextRun(now), zone));
    model.addAttribute("minimum", Money.of(properties.payoutMinimum(), "EUR"));
    model.addAttribute(
        "waiting",
        payouts.pendingEarnings(caller.memberId()).stream()
            .map(it ->
                new PendingEarningRow(
                    it.bookingId(),
                    it.amount(),
                    LocalizedTime.of(it.releaseAt(), zone),
                    it.status().equals("FROZEN")))
            .toList());
    var page = payouts.list(caller.memberId(), paging);
    model.addAttribute("paging", page);
    model.addAttribute(
        "payouts",
        page.items().stream()
            .map(it ->
                new PayoutRow(
                    LocalizedTime.ofDate(it.run()),
                    it.amount(),
                    it.netted(),
                    it.status(),
                    it.reason() == null ? "" : it.reason()))
            .toList());
    return "billing/earnings";
  }
}

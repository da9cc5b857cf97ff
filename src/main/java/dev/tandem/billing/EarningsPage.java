package dev.tandem.billing;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.money.Money;
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

  private final Payouts payouts;
  private final Books books;
  private final BillingSettings settings;
  private final Clock clock;

  EarningsPage(Payouts payouts, Books books, BillingSettings settings, Clock clock) {
    this.payouts = payouts;
    this.books = books;
    this.settings = settings;
    this.clock = clock;
  }

  record Waiting(UUID bookingId, Money amount, When release, boolean frozen) {}

  record Paid(When run, Money amount, Money netted, String status, String reason) {}

  @GetMapping("/billing/earnings")
  String earnings(Caller caller, Paging paging, ZoneId zone, Model model) {
    caller.require(Role.MENTOR);
    var now = clock.instant();
    var balances = books.balances(caller.memberId(), now);
    model.addAttribute("earned", Earned.of(balances));
    model.addAttribute("next", When.at(DueDates.nextRun(now), zone));
    model.addAttribute("minimum", Money.of(settings.payoutMinimum(), "EUR"));
    model.addAttribute(
        "waiting",
        payouts.waiting(caller.memberId()).stream()
            .map(it ->
                new Waiting(
                    it.bookingId(),
                    it.amount(),
                    When.at(it.releaseAt(), zone),
                    it.status().equals("FROZEN")))
            .toList());
    var page = payouts.list(caller.memberId(), paging);
    model.addAttribute("paging", page);
    model.addAttribute(
        "payouts",
        page.items().stream()
            .map(it ->
                new Paid(
                    When.on(it.run()),
                    it.amount(),
                    it.netted(),
                    it.status(),
                    it.reason() == null ? "" : it.reason()))
            .toList());
    return "billing/earnings";
  }
}

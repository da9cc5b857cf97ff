package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.invoice.Documents;
import dev.tandem.billing.ledger.LedgerBalances;
import dev.tandem.billing.payment.CreditPackQueries;
import dev.tandem.billing.payment.PayoutRun;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The fragments that other modules' pages include: a booking's payment and a money summary. */
@Controller
class BillingFragments {

  private final JdbcClient jdbc;
  private final Documents documents;
  private final LedgerBalances ledgerBalances;
  private final CreditPackQueries packs;
  private final MentorShares shares;
  private final Clock clock;

  BillingFragments(
      JdbcClient jdbc,
      Documents documents,
      LedgerBalances ledgerBalances,
      CreditPackQueries packs,
      MentorShares shares,
      Clock clock) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.ledgerBalances = ledgerBalances;
    this.packs = packs;
    this.shares = shares;
    this.clock = clock;
  }

  /** The page polls while the payment is not known yet or not decided. */
  @GetMapping("/billing/fragments/bookings/{id}")
  String booking(Caller caller, @PathVariable UUID id, Model model) {
    var payment =
        jdbc.sql("select * from billing.payment where booking_id = ?")
            .param(id)
            .query(PaymentView.class)
            .optional()
            .orElse(null);
    if (payment != null && !caller.is(payment.mentorId()) && !caller.maySee(payment.menteeId())) {
      throw Problem.notFound("payment");
    }
    boolean payer = payment != null && caller.maySee(payment.menteeId());
    model.addAttribute("id", id);
    model.addAttribute("payment", payment);
    model.addAttribute("polling", payment == null || payment.status().equals("REQUESTED"));
    if (payment != null && caller.is(payment.mentorId())) {
      model.addAttribute("share", shares.find(payment).orElse(null));
    }
    model.addAttribute("documents", payer ? documents.findByBooking(id) : List.of());
    return "billing/booking";
  }

  /** The choice to pay a price with credits, which cannot be taken when they do not suffice. */
  @GetMapping("/billing/fragments/credits-option")
  String creditsOption(
      Caller caller, @RequestParam long minor, @RequestParam String currency, Model model) {
    var price = parseMoney(minor, currency);
    var spendable = spendable(caller.memberId(), price.share(0));
    model.addAttribute("spendable", spendable);
    model.addAttribute("enough", spendable.compareTo(price) >= 0);
    return "billing/credits-option";
  }

  private static Money parseMoney(long minor, String currency) {
    try {
      return Money.of(minor, currency);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("This is not an amount of money.");
    }
  }

  private Money spendable(UUID member, Money none) {
    return packs.findSpendable(member, clock.instant()).stream()
        .filter(credits -> credits.currency().equals(none.currency()))
        .findFirst()
        .orElse(none);
  }

  @GetMapping("/billing/fragments/summary")
  String summary(Caller caller, ZoneId zone, Model model) {
    var now = clock.instant();
    if (caller.is(Role.OPERATOR)) {
      model.addAttribute("totals", ledgerBalances.trialBalance(now));
      return "billing/summary-operator";
    }
    if (caller.is(Role.MENTOR)) {
      var balances = ledgerBalances.ofMember(caller.memberId(), now);
      model.addAttribute("earned", EarningsSummary.of(balances));
      model.addAttribute("nextPayout", LocalizedTime.of(PayoutRun.next(now).startsAt(), zone));
      return "billing/summary-mentor";
    }
    model.addAttribute("credits", packs.findSpendable(caller.memberId(), now));
    return "billing/summary-mentee";
  }
}

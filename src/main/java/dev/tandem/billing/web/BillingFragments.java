package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.invoice.Documents;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.billing.ledger.LedgerBalances;
import dev.tandem.billing.payment.PayoutRun;
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

/** The fragments that other modules' pages include: a booking's payment and a money summary. */
@Controller
class BillingFragments {

  private final JdbcClient jdbc;
  private final Documents documents;
  private final LedgerBalances ledgerBalances;
  private final Clock clock;

  BillingFragments(
      JdbcClient jdbc, Documents documents, LedgerBalances ledgerBalances, Clock clock) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.ledgerBalances = ledgerBalances;
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
    model.addAttribute("documents", payer ? documents.findByBooking(id) : List.of());
    return "billing/booking";
  }

  @GetMapping("/billing/fragments/summary")
  String summary(Caller caller, ZoneId zone, Model model) {
    var now = clock.instant();
    if (caller.is(Role.OPERATOR)) {
      model.addAttribute("totals", ledgerBalances.trialBalance(now));
      return "billing/summary-operator";
    }
    var balances = ledgerBalances.ofMember(caller.memberId(), now);
    if (caller.is(Role.MENTOR)) {
      model.addAttribute("earned", EarningsSummary.of(balances));
      model.addAttribute("nextPayout", LocalizedTime.of(PayoutRun.next(now).startsAt(), zone));
      return "billing/summary-mentor";
    }
    model.addAttribute(
        "credits",
        balances.stream()
            .filter(balance -> balance.account().equals(LedgerAccount.CREDITS.code()))
            .filter(balance -> balance.balance().isPositive())
            .toList());
    return "billing/summary-mentee";
  }
}

package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.billing.ledger.LedgerBalances;
import dev.tandem.billing.ledger.LedgerEntries;
import dev.tandem.billing.ledger.LedgerEntry;
import dev.tandem.billing.ledger.LedgerInvariants;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator's page of the ledger as of any instant, with its invariants. */
@Controller
class LedgerPage {

  private final LedgerEntries entries;
  private final LedgerBalances balances;
  private final LedgerInvariants invariants;
  private final Clock clock;

  LedgerPage(
      LedgerEntries entries, LedgerBalances balances, LedgerInvariants invariants, Clock clock) {
    this.entries = entries;
    this.balances = balances;
    this.invariants = invariants;
    this.clock = clock;
  }

  record LedgerRow(LedgerEntry entry, LedgerAccount account, LocalizedTime when) {

    static LedgerRow of(LedgerEntry entry, ZoneId zone) {
      return new LedgerRow(
          entry, LedgerAccount.fromCode(entry.account()), LocalizedTime.of(entry.at(), zone));
    }
  }

  @GetMapping("/billing/ledger")
  String ledger(
      Caller caller,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String account,
      CursorPaging paging,
      ZoneId zone,
      Model model) {
    caller.require(Role.OPERATOR);
    var instant = AsOfParameter.resolve(asOf.isBlank() ? null : parseInstant(asOf, zone), clock);
    var page = entries.ofAccount(findAccount(account), instant, paging);
    model.addAttribute("asOf", asOf);
    model.addAttribute(
        "asOfLocal", LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MINUTES));
    model.addAttribute("account", account);
    model.addAttribute("accounts", LedgerAccount.values());
    model.addAttribute("totals", balances.trialBalance(instant));
    model.addAttribute("matrix", BalanceMatrix.of(balances.ofAll(instant)));
    model.addAttribute("paging", page);
    model.addAttribute("rows", page.map(entry -> LedgerRow.of(entry, zone)).items());
    return "billing/ledger";
  }

  @GetMapping("/billing/fragments/invariants")
  String invariants(Caller caller, Model model) {
    caller.require(Role.OPERATOR);
    model.addAttribute("checks", invariants.checkAll());
    return "billing/invariants";
  }

  private static Instant parseInstant(String text, ZoneId zone) {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw Problem.malformed("Enter a date and a time, such as 2026-03-01T12:00.");
    }
  }

  private static @Nullable LedgerAccount findAccount(String code) {
    if (code.isBlank()) {
      return null;
    }
    return Arrays.stream(LedgerAccount.values())
        .filter(account -> account.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("account"));
  }
}

package dev.tandem.billing;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Paging;
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

/** The whole books as of any instant, and whether they keep their rules. */
@Controller
class LedgerPage {

  private final Books books;
  private final Invariants invariants;
  private final Clock clock;

  LedgerPage(Books books, Invariants invariants, Clock clock) {
    this.books = books;
    this.invariants = invariants;
    this.clock = clock;
  }

  record Row(Books.Entry entry, When when) {}

  @GetMapping("/billing/ledger")
  String ledger(
      Caller caller,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String account,
      Paging paging,
      ZoneId zone,
      Model model) {
    caller.require(Role.OPERATOR);
    var instant = AsOf.within(asOf.isBlank() ? null : instant(asOf, zone), clock);
    var page = books.entries(account(account), instant, paging);
    model.addAttribute("asOf", asOf);
    model.addAttribute(
        "shown", LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MINUTES));
    model.addAttribute("account", account);
    model.addAttribute("accounts", Arrays.stream(Account.values()).map(Account::code).toList());
    model.addAttribute("totals", books.trialBalance(instant));
    model.addAttribute("balances", books.balances(instant));
    model.addAttribute("paging", page);
    model.addAttribute("rows", page.map(it -> new Row(it, When.at(it.at(), zone))).items());
    return "billing/ledger";
  }

  @GetMapping("/billing/fragments/invariants")
  String invariants(Caller caller, Model model) {
    caller.require(Role.OPERATOR);
    model.addAttribute("checks", invariants.check());
    return "billing/invariants";
  }

  private static Instant instant(String text, ZoneId zone) {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw Problem.malformed("The time is a date and an hour, such as 2026-03-01T12:00.");
    }
  }

  private static @Nullable Account account(String code) {
    if (code.isBlank()) {
      return null;
    }
    return Arrays.stream(Account.values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("account"));
  }
}

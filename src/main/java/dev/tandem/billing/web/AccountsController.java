package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.billing.ledger.AccountBalance;
import dev.tandem.billing.ledger.LedgerBalances;
import dev.tandem.billing.ledger.LedgerEntries;
import dev.tandem.billing.ledger.LedgerEntry;
import dev.tandem.billing.store.AccountEventView;
import dev.tandem.billing.store.AccountHistory;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A member's balances, entries and recorded events, for the member and for operators. */
@RestController
class AccountsController {

  private final LedgerBalances balances;
  private final LedgerEntries entries;
  private final AccountHistory history;
  private final Clock clock;

  AccountsController(
      LedgerBalances balances, LedgerEntries entries, AccountHistory history, Clock clock) {
    this.balances = balances;
    this.entries = entries;
    this.history = history;
    this.clock = clock;
  }

  record AccountView(UUID memberId, Instant asOf, List<AccountBalance> balances) {}

  @GetMapping("/api/billing/accounts/{memberId}")
  AccountView account(
      Caller caller, @PathVariable UUID memberId, @RequestParam @Nullable Instant asOf) {
    caller.requireToSee(memberId, "account");
    var instant = asOfInstant(asOf);
    return new AccountView(memberId, instant, balances.ofMember(memberId, instant));
  }

  @GetMapping("/api/billing/accounts/{memberId}/entries")
  CursorPage<LedgerEntry> entries(
      Caller caller,
      @PathVariable UUID memberId,
      @RequestParam @Nullable Instant asOf,
      CursorPaging paging) {
    caller.requireToSee(memberId, "account");
    return entries.ofMember(memberId, asOfInstant(asOf), paging);
  }

  @GetMapping("/api/billing/accounts/{memberId}/events")
  CursorPage<AccountEventView> events(
      Caller caller, @PathVariable UUID memberId, CursorPaging paging) {
    caller.requireToSee(memberId, "account");
    return history.list(memberId, paging);
  }

  private Instant asOfInstant(@Nullable Instant asOf) {
    return AsOfParameter.resolve(asOf, clock);
  }
}

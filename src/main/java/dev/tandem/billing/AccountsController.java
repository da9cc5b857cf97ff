package dev.tandem.billing;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A member's balances, entries and recorded events; for themselves and for operators. */
@RestController
class AccountsController {

  private final Books books;
  private final Clock clock;

  AccountsController(Books books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  record AccountView(UUID memberId, Instant asOf, List<Books.Balance> balances) {}

  @GetMapping("/api/billing/accounts/{memberId}")
  AccountView account(
      Caller caller, @PathVariable UUID memberId, @RequestParam @Nullable Instant asOf) {
    caller.requireToSee(memberId, "account");
    var instant = instant(asOf);
    return new AccountView(memberId, instant, books.balances(memberId, instant));
  }

  @GetMapping("/api/billing/accounts/{memberId}/entries")
  Page<Books.Entry> entries(
      Caller caller,
      @PathVariable UUID memberId,
      @RequestParam @Nullable Instant asOf,
      Paging paging) {
    caller.requireToSee(memberId, "account");
    return books.entries(memberId, instant(asOf), paging);
  }

  @GetMapping("/api/billing/accounts/{memberId}/events")
  Page<Books.Fact> events(Caller caller, @PathVariable UUID memberId, Paging paging) {
    caller.requireToSee(memberId, "account");
    return books.facts(memberId, paging);
  }

  private Instant instant(@Nullable Instant asked) {
    return AsOf.within(asked, clock);
  }
}

package dev.tandem.billing;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole books and what cohorts come to; for operators. */
@RestController
class LedgerController {

  private final Books books;
  private final Invariants invariants;
  private final CohortMetrics metrics;
  private final Clock clock;

  LedgerController(Books books, Invariants invariants, CohortMetrics metrics, Clock clock) {
    this.books = books;
    this.invariants = invariants;
    this.metrics = metrics;
    this.clock = clock;
  }

  record TrialBalance(Instant asOf, List<Books.Total> currencies) {}

  @GetMapping("/api/billing/trial-balance")
  TrialBalance trialBalance(Caller caller, @RequestParam @Nullable Instant asOf) {
    caller.require(Role.OPERATOR);
    var instant = AsOf.within(asOf, clock);
    return new TrialBalance(instant, books.trialBalance(instant));
  }

  @GetMapping("/api/billing/invariants")
  List<Invariants.Check> invariants(Caller caller) {
    caller.require(Role.OPERATOR);
    return invariants.check();
  }

  @GetMapping("/api/billing/cohorts/{id}/metrics")
  CohortMetrics.Report metrics(Caller caller, @PathVariable UUID id) {
    caller.require(Role.OPERATOR);
    return metrics.of(id);
  }
}

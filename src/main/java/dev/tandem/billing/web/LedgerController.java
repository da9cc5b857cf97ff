package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.cohort.CohortMetrics;
import dev.tandem.billing.ledger.LedgerInvariants;
import dev.tandem.billing.ledger.LedgerQueries;
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

  private final LedgerQueries ledger;
  private final LedgerInvariants invariants;
  private final CohortMetrics metrics;
  private final Clock clock;

  LedgerController(
      LedgerQueries ledger, LedgerInvariants invariants, CohortMetrics metrics, Clock clock) {
    this.ledger = ledger;
    this.invariants = invariants;
    this.metrics = metrics;
    this.clock = clock;
  }

  record TrialBalance(Instant asOf, List<LedgerQueries.CurrencyTotal> currencies) {}

  @GetMapping("/api/billing/trial-balance")
  TrialBalance trialBalance(Caller caller, @RequestParam @Nullable Instant asOf) {
    caller.require(Role.OPERATOR);
    var instant = AsOfParameter.resolve(asOf, clock);
    return new TrialBalance(instant, ledger.trialBalance(instant));
  }

  @GetMapping("/api/billing/invariants")
  List<LedgerInvariants.InvariantCheck> invariants(Caller caller) {
    caller.require(Role.OPERATOR);
    return invariants.checkAll();
  }

  @GetMapping("/api/billing/cohorts/{id}/metrics")
  CohortMetrics.CohortReport metrics(Caller caller, @PathVariable UUID id) {
    caller.require(Role.OPERATOR);
    return metrics.report(id);
  }
}

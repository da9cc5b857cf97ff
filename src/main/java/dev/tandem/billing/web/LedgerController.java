package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.cohort.CohortMetrics;
import dev.tandem.billing.cohort.CohortReport;
import dev.tandem.billing.ledger.CurrencyTotal;
import dev.tandem.billing.ledger.InvariantCheck;
import dev.tandem.billing.ledger.LedgerBalances;
import dev.tandem.billing.ledger.LedgerInvariants;
import dev.tandem.billing.store.ProjectionRebuild;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trial balance, the invariants, the projections and the cohort metrics, for operators. */
@RestController
class LedgerController {

  private final LedgerBalances balances;
  private final LedgerInvariants invariants;
  private final ProjectionRebuild rebuild;
  private final CohortMetrics metrics;
  private final Clock clock;

  LedgerController(
      LedgerBalances balances,
      LedgerInvariants invariants,
      ProjectionRebuild rebuild,
      CohortMetrics metrics,
      Clock clock) {
    this.balances = balances;
    this.invariants = invariants;
    this.rebuild = rebuild;
    this.metrics = metrics;
    this.clock = clock;
  }

  record TrialBalance(Instant asOf, List<CurrencyTotal> currencies) {}

  @GetMapping("/api/billing/trial-balance")
  TrialBalance trialBalance(Caller caller, @RequestParam @Nullable Instant asOf) {
    caller.require(Role.OPERATOR);
    var instant = AsOfParameter.resolve(asOf, clock);
    return new TrialBalance(instant, balances.trialBalance(instant));
  }

  @GetMapping("/api/billing/invariants")
  List<InvariantCheck> invariants(Caller caller) {
    caller.require(Role.OPERATOR);
    return invariants.checkAll();
  }

  record RebuiltProjections(long events) {}

  /** Rebuilds the ledger and the other projections; nothing else is recorded meanwhile. */
  @PostMapping("/api/billing/projections/rebuild")
  RebuiltProjections rebuildProjections(Caller caller) {
    caller.require(Role.OPERATOR);
    return new RebuiltProjections(rebuild.rebuildAll());
  }

  @GetMapping("/api/billing/cohorts/{id}/metrics")
  CohortReport metrics(Caller caller, @PathVariable UUID id) {
    caller.require(Role.OPERATOR);
    return metrics.report(id);
  }
}

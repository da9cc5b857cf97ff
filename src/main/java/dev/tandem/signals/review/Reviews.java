package dev.tandem.signals.review;

import dev.tandem.eventing.incident.DeliveryIncidents;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.Cycles;
import dev.tandem.signals.cycle.MismatchCauses;
import dev.tandem.signals.cycle.ModuleStage;
import dev.tandem.signals.cycle.Signatures;
import dev.tandem.signals.cycle.StageHistory;
import dev.tandem.signals.cycle.StageStay;
import dev.tandem.signals.evidence.DailyCounts;
import dev.tandem.signals.gate.GateService;
import dev.tandem.signals.gate.GateWaivers;
import dev.tandem.signals.parity.Parities;
import dev.tandem.signals.review.Review.ModuleState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts reviews together from what is kept. */
@Component
class Reviews {

  private final Cycles cycles;
  private final StageHistory stages;
  private final SignalReviews signals;
  private final FigureReviews figures;
  private final MismatchCauses mismatches;
  private final ReviewChanges changes;
  private final ReviewIncidents incidents;
  private final DeliveryIncidents deliveries;
  private final Parities parities;
  private final DailyCounts counts;
  private final GateService gates;
  private final GateWaivers waivers;
  private final Signatures signatures;
  private final Clock clock;

  Reviews(
      Cycles cycles,
      StageHistory stages,
      SignalReviews signals,
      FigureReviews figures,
      MismatchCauses mismatches,
      ReviewChanges changes,
      ReviewIncidents incidents,
      DeliveryIncidents deliveries,
      Parities parities,
      DailyCounts counts,
      GateService gates,
      GateWaivers waivers,
      Signatures signatures,
      Clock clock) {
    this.cycles = cycles;
    this.stages = stages;
    this.signals = signals;
    this.figures = figures;
    this.mismatches = mismatches;
    this.changes = changes;
    this.incidents = incidents;
    this.deliveries = deliveries;
    this.parities = parities;
    this.counts = counts;
    this.gates = gates;
    this.waivers = waivers;
    this.signatures = signatures;
    this.clock = clock;
  }

  Page<Review.Line> page(Paging paging) {
    return Page.slice(cycles.known(), paging).map(this::line);
  }

  /** As of one moment. */
  @Transactional(readOnly = true)
  public Review of(Cycle cycle) {
    var modules =
        stages.modules().stream().map(it -> module(it, cycle)).flatMap(Optional::stream).toList();
    var changed = changes.in(cycle);
    var causes = mismatches.in(cycle);
    var troubles = incidents.in(cycle, changed);
    var parked = deliveries.parkedBefore(cycle.end());
    var signed = signatures.of(cycle);
    boolean ended = cycle.hasEnded(clock.instant());
    return new Review(
        cycle,
        ended,
        Summary.of(modules, changed, causes, troubles, parked, signed.size(), ended),
        modules,
        changed,
        causes,
        troubles,
        parked,
        parities.lastOf(cycle.start(), cycle.end()),
        modules.stream().map(it -> stale(it, cycle)).toList(),
        waivers.before(cycle.end()),
        signed);
  }

  private Review.Line line(Cycle cycle) {
    var states =
        stages.modules().stream()
            .filter(it -> stay(it, cycle).isPresent())
            .map(it -> new ModuleState(it, cycles.judge(it, cycle).state()))
            .toList();
    return new Review.Line(
        cycle, cycle.hasEnded(clock.instant()), states, signatures.of(cycle).size());
  }

  private Optional<ModuleReview> module(String module, Cycle cycle) {
    return stay(module, cycle)
        .map(last -> {
          var judged = cycles.judge(module, cycle);
          return new ModuleReview(
              module,
              last.stage().key(),
              judged.state(),
              judged.faults(),
              gates.gates(module),
              signals.of(module, cycle),
              figures.of(module, last.stage().name(), cycle));
        });
  }

  private StaleAnswers stale(ModuleReview it, Cycle cycle) {
    return StaleAnswers.of(it.module(), counts.between(it.module(), cycle.start(), cycle.end()));
  }

  /** The last stay of the module in the cycle; empty if it was at home all the time. */
  private Optional<StageStay> stay(String module, Cycle cycle) {
    List<StageStay> stays = stages.stays(module).stream().filter(it -> it.touches(cycle)).toList();
    return stays.stream().anyMatch(it -> it.stage() != ModuleStage.HOME)
        ? Optional.of(stays.getLast())
        : Optional.empty();
  }
}

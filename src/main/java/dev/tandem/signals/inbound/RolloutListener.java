package dev.tandem.signals.inbound;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.rollout.events.AnswersCompared;
import dev.tandem.rollout.events.DecisionsCompared;
import dev.tandem.rollout.events.MismatchesFound;
import dev.tandem.rollout.events.RolledBack;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.signals.cycle.Incidents;
import dev.tandem.signals.cycle.MismatchCauses;
import dev.tandem.signals.cycle.StageHistory;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.evidence.Report;
import dev.tandem.signals.gate.GateService;
import dev.tandem.signals.verdict.VerdictService;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes each event into the evidence, and judges the module in the same transaction. */
@Component
class RolloutListener {

  private final EvidenceStore evidence;
  private final VerdictService verdicts;
  private final StageHistory stages;
  private final GateService gates;
  private final MismatchCauses mismatches;
  private final Incidents incidents;

  RolloutListener(
      EvidenceStore evidence,
      VerdictService verdicts,
      StageHistory stages,
      GateService gates,
      MismatchCauses mismatches,
      Incidents incidents) {
    this.evidence = evidence;
    this.verdicts = verdicts;
    this.stages = stages;
    this.gates = gates;
    this.mismatches = mismatches;
    this.incidents = incidents;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-compares")
  void on(AnswersCompared event) {
    if (evidence.add(Report.of(event))) {
      verdicts.judge(event.module());
    }
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-decisions")
  void on(DecisionsCompared event) {
    if (evidence.add(Report.of(event))) {
      verdicts.judge(event.module());
    }
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.follows-stages")
  void on(RouteChanged event) {
    evidence.restart(event);
    verdicts.judge(event.module());
    stages.add(event);
    gates.judge(event.module());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-mismatches")
  void on(MismatchesFound event) {
    mismatches.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-roll-backs")
  void on(RolledBack event) {
    incidents.add(event);
  }
}

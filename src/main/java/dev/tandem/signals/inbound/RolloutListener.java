package dev.tandem.signals.inbound;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.rollout.events.AnswersCompared;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.evidence.Report;
import dev.tandem.signals.verdict.VerdictService;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes each event into the evidence, and judges the module in the same transaction. */
@Component
class RolloutListener {

  private final EvidenceStore evidence;
  private final VerdictService verdicts;

  RolloutListener(EvidenceStore evidence, VerdictService verdicts) {
    this.evidence = evidence;
    this.verdicts = verdicts;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-compares")
  void on(AnswersCompared event) {
    if (evidence.add(Report.of(event))) {
      verdicts.judge(event.module());
    }
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.follows-stages")
  void on(RouteChanged event) {
    evidence.restart(event);
    verdicts.judge(event.module());
  }
}

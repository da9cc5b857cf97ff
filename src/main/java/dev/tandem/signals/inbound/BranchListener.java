package dev.tandem.signals.inbound;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.kernel.branch.BranchComparison;
import dev.tandem.recommendations.events.RankingsCompared;
import dev.tandem.scheduling.events.SlotSearchesCompared;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.evidence.Report;
import dev.tandem.signals.verdict.VerdictService;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes what the branches of modules compared into the evidence, and judges the branch. */
@Component
class BranchListener {

  private final EvidenceStore evidence;
  private final VerdictService verdicts;

  BranchListener(EvidenceStore evidence, VerdictService verdicts) {
    this.evidence = evidence;
    this.verdicts = verdicts;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-rankings")
  void on(RankingsCompared event) {
    hear(event.meta().eventId(), event.comparison());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-slot-searches")
  void on(SlotSearchesCompared event) {
    hear(event.meta().eventId(), event.comparison());
  }

  private void hear(UUID eventId, BranchComparison comparison) {
    if (evidence.restart(comparison) && evidence.add(Report.of(eventId, comparison))) {
      verdicts.judge(comparison.branch());
    }
  }
}

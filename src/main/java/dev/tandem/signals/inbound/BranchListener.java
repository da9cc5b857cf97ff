package dev.tandem.signals.inbound;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.recommendations.events.RankingsCompared;
import dev.tandem.scheduling.events.SlotSearchesCompared;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.evidence.Report;
import dev.tandem.signals.verdict.VerdictService;
import java.time.Instant;
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
    var report = Report.of(event, "recommendations." + event.branch());
    hear(report, event.setting(), event.setting() > 0 ? event.settingSince() : event.bucketStart());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-slot-searches")
  void on(SlotSearchesCompared event) {
    var report = Report.of(event, "scheduling." + event.branch());
    hear(report, event.setting(), event.setting() > 0 ? event.settingSince() : event.bucketStart());
  }

  private void hear(Report report, long setting, Instant settingSince) {
    if (evidence.restartBranch(report.module(), setting, settingSince) && evidence.add(report)) {
      verdicts.judge(report.module());
    }
  }
}

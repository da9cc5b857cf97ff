package dev.tandem.signals.evidence;

import dev.tandem.kernel.branch.BranchComparison;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.rollout.events.RouteChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Keeps the sums of the reports about each module since its route last changed, and the reports of
 * its last day: by them none counts twice, and one that came before a change counts after it. The
 * evidence depends on the reports alone, and not on when they are read.
 */
@Repository
public class EvidenceStore {

  private static final Duration KEPT = Duration.ofDays(1);

  /** The epoch of a module of whose route nothing was heard. */
  private static final long UNKNOWN = -1;

  private final JdbcClient jdbc;
  private final ReportStore reports;
  private final BlockStore blocks;
  private final DailyCounts dailyCounts;

  EvidenceStore(JdbcClient jdbc, ReportStore reports, BlockStore blocks, DailyCounts dailyCounts) {
    this.jdbc = jdbc;
    this.reports = reports;
    this.blocks = blocks;
    this.dailyCounts = dailyCounts;
  }

  /**
   * Adds a report, unless it was added before, is of the time before the route changed, or comes
   * after one of more than a day later.
   *
   * @return whether it counts
   */
  public boolean add(Report report) {
    begin(report.module(), report.bucketStart());
    var evidence = lock(report.module());
    boolean isOfBefore =
        report.bucketStart().isBefore(evidence.since()) && evidence.epoch() != UNKNOWN;
    boolean isForgotten =
        evidence
            .lastReport()
            .filter(it -> report.bucketStart().isBefore(it.minus(KEPT)))
            .isPresent();
    if (isOfBefore || isForgotten || !reports.add(report)) {
      return false;
    }
    addToSums(report);
    dailyCounts.add(report);
    if (!report.isAboutDecisions()) {
      blocks.add(report);
    }
    return true;
  }

  /**
   * Starts anew, also when only a canary's accounts have changed: they are others, and rollout acts
   * on no evidence from before.
   */
  public void restart(RouteChanged event) {
    restartIfNew(event.module(), event.to(), event.epoch(), event.meta().occurredAt());
  }

  /**
   * Starts anew with each setting of a branch that an operator has made.
   *
   * @return whether there is none that is newer
   */
  public boolean restart(BranchComparison comparison) {
    var branch = comparison.branch();
    long setting = comparison.setting();
    begin(branch, comparison.bucketStart());
    if (setting > 0) {
      restartIfNew(branch, Evidence.BRANCH, setting, comparison.settingSince());
    }
    return setting >= lock(branch).epoch();
  }

  private void restartIfNew(String module, String stage, long epoch, Instant since) {
    begin(module, since);
    if (epoch > lock(module).epoch()) {
      restart(module, stage, epoch, since);
    }
  }

  @Scheduled(fixedDelayString = "PT1H")
  public void forgetOldReports() {
    reports.forget(KEPT);
  }

  private void restart(String module, String stage, long epoch, Instant since) {
    reports.forget(module, since);
    blocks.countAgain(module);
    jdbc.sql("delete from signals.evidence where module = ?").param(module).update();
    jdbc.sql(
            """
            insert into signals.evidence
                   (module, stage, epoch, since, last_bucket, compared, mismatched, noise_compared,
                    noise_mismatched, offered, dropped, attempted, failed, service_errors,
                    home_errors, last_decided, decided, decided_differently)
            select :module, :stage, :epoch, :since, max(bucket_start) filter (where decided = 0),
                   coalesce(sum(compared), 0),
                   coalesce(sum(mismatched), 0), coalesce(sum(noise_compared), 0),
                   coalesce(sum(noise_mismatched), 0), coalesce(sum(offered), 0),
                   coalesce(sum(dropped), 0), coalesce(sum(attempted), 0), coalesce(sum(failed), 0),
                   coalesce(sum(service_errors), 0), coalesce(sum(home_errors), 0),
                   max(bucket_start) filter (where decided > 0), coalesce(sum(decided), 0),
                   coalesce(sum(decided_differently), 0)
              from signals.report where module = :module
            """)
        .param("module", module)
        .param("stage", stage)
        .param("epoch", epoch)
        .param("since", since)
        .update();
  }

  private void begin(String module, Instant since) {
    jdbc.sql(
            """
            insert into signals.evidence (module, epoch, since) values (?, ?, ?)
            on conflict (module) do nothing
            """)
        .params(module, UNKNOWN, since)
        .update();
  }

  /** Reads the evidence and keeps others from changing it until the transaction ends. */
  public Evidence lock(String module) {
    return jdbc.sql("select * from signals.evidence where module = ? for update")
        .param(module)
        .query(Rows.of(Evidence.class))
        .single();
  }

  private void addToSums(Report report) {
    jdbc.sql(
            """
            update signals.evidence
               set since = least(since, :bucket_start),
                   last_bucket = case when :decided = 0
                     then greatest(last_bucket, :bucket_start) else last_bucket end,
                   last_decided = case when :decided > 0
                     then greatest(last_decided, :bucket_start) else last_decided end,
                   decided = decided + :decided,
                   decided_differently = decided_differently + :decided_differently,
                   compared = compared + :compared,
                   mismatched = mismatched + :mismatched,
                   noise_compared = noise_compared + :noise_compared,
                   noise_mismatched = noise_mismatched + :noise_mismatched,
                   offered = offered + :offered,
                   dropped = dropped + :dropped,
                   attempted = attempted + :attempted,
                   failed = failed + :failed,
                   service_errors = service_errors + :service_errors,
                   home_errors = home_errors + :home_errors
             where module = :module
            """)
        .paramSource(report)
        .update();
  }

  public List<String> modules() {
    return jdbc.sql("select module from signals.evidence order by module")
        .query(Rows.of(String.class))
        .list();
  }

  public List<Evidence> all() {
    return jdbc.sql("select * from signals.evidence order by module")
        .query(Rows.of(Evidence.class))
        .list();
  }
}

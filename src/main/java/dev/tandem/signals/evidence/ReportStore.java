package dev.tandem.signals.evidence;

import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps each report once, by the event that brought it. */
@Repository
class ReportStore {

  private final JdbcClient jdbc;

  ReportStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return false if it was added before
   */
  boolean add(Report report) {
    return jdbc.sql(
                """
                insert into signals.report
                       (event_id, module, bucket_start, block_start, compared, mismatched,
                        noise_compared, noise_mismatched, offered, dropped, attempted, failed,
                        service_errors, home_errors, slower, not_slower, decided, decided_differently)
                values (:event_id, :module, :bucket_start, :block_start, :compared, :mismatched,
                        :noise_compared, :noise_mismatched, :offered, :dropped, :attempted, :failed,
                        :service_errors, :home_errors, :slower, :not_slower, :decided,
                        :decided_differently)
                on conflict (event_id) do nothing
                """)
            .paramSource(report)
            .update()
        == 1;
  }

  /** Deletes what was counted of the module before that time. */
  void forget(String module, Instant before) {
    jdbc.sql("delete from signals.report where module = ? and bucket_start < ?")
        .params(module, before)
        .update();
  }

  /** Deletes the reports of each module that are older than its latest by more than that. */
  void forget(Duration kept) {
    jdbc.sql(
            """
            delete from signals.report as old using signals.evidence as known
             where known.module = old.module
               and old.bucket_start < greatest(last_bucket, last_decided) - make_interval(secs => ?)
            """)
        .param(kept.toSeconds())
        .update();
  }
}

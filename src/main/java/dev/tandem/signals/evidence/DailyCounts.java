package dev.tandem.signals.evidence;

import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was compared on each day, for the reviews: unlike the evidence, stages do not end it. */
@Repository
public class DailyCounts {

  private final JdbcClient jdbc;

  DailyCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Report report) {
    jdbc.sql(
            """
            insert into signals.daily_count as known
                   (module, day, compared, mismatched, stale, noise_compared, noise_mismatched,
                    offered, dropped, attempted, failed, service_errors, home_errors, slower, not_slower,
                    decided, decided_differently)
            values (:module, :day, :compared, :mismatched, :stale, :noise_compared, :noise_mismatched,
                    :offered, :dropped, :attempted, :failed, :service_errors, :home_errors, :slower,
                    :not_slower, :decided, :decided_differently)
            on conflict (module, day) do update
               set compared = known.compared + excluded.compared,
                   mismatched = known.mismatched + excluded.mismatched,
                   stale = known.stale + excluded.stale,
                   noise_compared = known.noise_compared + excluded.noise_compared,
                   noise_mismatched = known.noise_mismatched + excluded.noise_mismatched,
                   offered = known.offered + excluded.offered,
                   dropped = known.dropped + excluded.dropped,
                   attempted = known.attempted + excluded.attempted,
                   failed = known.failed + excluded.failed,
                   service_errors = known.service_errors + excluded.service_errors,
                   home_errors = known.home_errors + excluded.home_errors,
                   slower = known.slower + excluded.slower,
                   not_slower = known.not_slower + excluded.not_slower,
                   decided = known.decided + excluded.decided,
                   decided_differently = known.decided_differently + excluded.decided_differently
            """)
        .paramSource(count(report))
        .update();
  }

  /**
   * The counts of the days that start within that time.
   *
   * @param to exclusive
   */
  public List<DailyCount> between(String module, Instant from, Instant to) {
    return jdbc.sql(
            """
            select * from signals.daily_count where module = ? and day >= ? and day < ?
             order by day
            """)
        .params(module, from, to)
        .query(Rows.of(DailyCount.class))
        .list();
  }

  private static DailyCount count(Report it) {
    return new DailyCount(
        it.module(),
        it.bucketStart().truncatedTo(ChronoUnit.DAYS),
        it.compared(),
        it.mismatched(),
        it.stale(),
        it.noiseCompared(),
        it.noiseMismatched(),
        it.offered(),
        it.dropped(),
        it.attempted(),
        it.failed(),
        it.serviceErrors(),
        it.homeErrors(),
        it.slower(),
        it.notSlower(),
        it.decided(),
        it.decidedDifferently());
  }
}

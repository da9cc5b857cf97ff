package dev.tandem.rollout.canary;

import dev.tandem.kernel.role.ModuleWork;
import dev.tandem.kernel.time.Timestamps;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records the changes of units whose reads a service may answer, for all processes at home. A
 * change is recorded before it begins, so that the unit never reads elsewhere in between. This is
 * work of the platform, since the module that is asked may not use the table.
 */
@Component
public class RecentWrites {

  private static final Duration KEPT = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final CanaryProperties properties;
  private final Clock clock;

  RecentWrites(JdbcClient jdbc, CanaryProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @return the number of the change, for its end
   */
  public long begin(String unit) {
    return ModuleWork.callForPlatform(() ->
        jdbc.sql("insert into rollout.recent_write (unit, began_at) values (?, ?) returning id")
            .params(unit, Timestamps.toTimestamp(clock.instant()))
            .query(Long.class)
            .single());
  }

  /** Whatever the change has committed is before the position that this records. */
  public void end(long write) {
    ModuleWork.callForPlatform(() ->
        jdbc.sql(
                "update rollout.recent_write set position = pg_current_wal_insert_lsn() where id = ?")
            .param(write)
            .update());
  }

  /** Older changes are in every copy that is read, as none of those is as old. */
  @Scheduled(fixedDelay = 20_000)
  void forget() {
    var now = clock.instant();
    jdbc.sql(
            """
            delete from rollout.recent_write
             where position is not null and began_at < ? or began_at < ?
            """)
        .param(Timestamps.toTimestamp(now.minus(properties.longestWrite().plus(KEPT))))
        .param(Timestamps.toTimestamp(now.minus(properties.longestWrite().multipliedBy(2))))
        .update();
  }
}

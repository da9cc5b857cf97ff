package dev.tandem.rollout.canary;

import dev.tandem.kernel.role.ModuleWork;
import dev.tandem.kernel.time.Timestamps;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Stage;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows whether the copy of a service has all that a unit has changed at home, and is not older
 * than it may be. Compares positions in home's write-ahead log with the one that the service has
 * confirmed.
 */
@Component
public class CanaryReads {

  private static final Logger LOG = LoggerFactory.getLogger(CanaryReads.class);

  private static final String HAS_ALL =
      """
      select coalesce(bool_and(slot.confirmed_flush_lsn >= cast(? as pg_lsn)
                               and slot.confirmed_flush_lsn >= written.position), false)
        from pg_replication_slots slot,
             (select coalesce(max(position), '0/0') as position,
                     coalesce(bool_or(position is null and began_at > ?), false) as writing
                from rollout.recent_write where unit = ?) written
       where slot.database = current_database() and slot.slot_name like ? and not written.writing
      """;

  private final JdbcClient jdbc;
  private final RouteTable routeTable;
  private final CanaryProperties properties;
  private final Clock clock;
  private final Milestones milestones = new Milestones();

  CanaryReads(JdbcClient jdbc, RouteTable routeTable, CanaryProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.routeTable = routeTable;
    this.properties = properties;
    this.clock = clock;
  }

  /** Whether the service's copy shows the unit all that it has written. */
  public boolean isCurrentFor(ModuleRoute route, String unit) {
    var now = clock.instant();
    return milestones
        .firstFrom(later(route.since().plus(properties.settleTime()), oldest(now)))
        .filter(milestone ->
            ModuleWork.callForPlatform(() -> hasAll(route.module(), unit, milestone, now)))
        .isPresent();
  }

  private boolean hasAll(String module, String unit, String milestone, Instant now) {
    try {
      return jdbc.sql(HAS_ALL)
          .param(milestone)
          .param(Timestamps.toTimestamp(now.minus(properties.longestWrite())))
          .param(unit)
          .param("tandem\\_" + module + "\\_%")
          .query(Boolean.class)
          .single();
    } catch (DataAccessException e) {
      LOG.warn("Cannot tell how current the copy of {} is; home answers", module, e);
      return false;
    }
  }

  @Scheduled(fixedDelay = 250)
  void addMilestone() {
    var now = clock.instant();
    if (routeTable.routes().stream().anyMatch(route -> route.stage() == Stage.CANARY)) {
      milestones.add(
          now, jdbc.sql("select pg_current_wal_insert_lsn()::text").query(String.class).single());
    }
    milestones.forgetBefore(oldest(now));
  }

  private Instant oldest(Instant now) {
    return now.minus(properties.maxAge());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

package dev.tandem.rollout.facade;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Knows how current home's standby copies of modules are that are live away. The last known instant
 * is kept, because home's database cannot tell any more once the service's database is down. An
 * idle source reports only every 30 seconds, so a copy may be more current than this says.
 */
class StandbyFreshness {

  /** The source's time of the last message that is applied and confirmed; all tables copied. */
  private static final String LATEST_APPLIED =
      """
      select followed.latest_end_time
        from pg_stat_subscription followed
        join pg_subscription subscription on subscription.oid = followed.subid
        join pg_database here on here.oid = subscription.subdbid
       where here.datname = current_database() and subscription.subenabled
         and starts_with(subscription.subname, 'tandem_' || ? || '_')
         and followed.worker_type = 'apply' and followed.latest_end_time is not null
         and not exists (select from pg_subscription_rel part
                          where part.srsubid = subscription.oid and part.srsubstate <> 'r')
      """;

  private final JdbcClient jdbc;
  private final RouteTable routeTable;
  private final Map<String, Instant> lastKnown = new ConcurrentHashMap<>();

  StandbyFreshness(JdbcClient jdbc, RouteTable routeTable) {
    this.jdbc = jdbc;
    this.routeTable = routeTable;
  }

  /**
   * The instant up to which the copy has everything that the module has done; empty when unknown,
   * and the copy must then not be shown.
   */
  Optional<Instant> asOf(String module) {
    return Optional.ofNullable(lastKnown.get(module));
  }

  @Scheduled(fixedDelay = 1_000)
  void refresh() {
    for (var route : routeTable.routes()) {
      var module = route.module();
      if (route.stage() == Stage.AWAY) {
        latestApplied(module).ifPresent(instant -> lastKnown.put(module, instant));
      } else {
        lastKnown.remove(module);
      }
    }
  }

  private Optional<Instant> latestApplied(String module) {
    return jdbc.sql(LATEST_APPLIED).param(module).query(Rows.of(Instant.class)).list().stream()
        .findFirst();
  }
}

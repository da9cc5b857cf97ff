package dev.tandem.rollout.facade;

import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Stage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Asks home's database, as long as it follows a service's, how far it has come, and remembers the
 * last answer: when the service's database is gone, nobody can tell any more. Where nothing happens
 * the other side speaks only every half minute, so a copy may be younger than is said here.
 */
class SubscriptionFreshness implements StandbyFreshness {

  /** The sender's time of the last message that is applied and confirmed; all tables copied. */
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

  SubscriptionFreshness(JdbcClient jdbc, RouteTable routeTable) {
    this.jdbc = jdbc;
    this.routeTable = routeTable;
  }

  @Override
  public Optional<Instant> asOf(String module) {
    return Optional.ofNullable(lastKnown.get(module));
  }

  @Scheduled(fixedDelay = 1_000)
  void refresh() {
    for (var standing : routeTable.routes()) {
      if (standing.stage() == Stage.AWAY) {
        latestApplied(standing.module()).ifPresent(it -> lastKnown.put(standing.module(), it));
      } else {
        lastKnown.remove(standing.module());
      }
    }
  }

  private Optional<Instant> latestApplied(String module) {
    return jdbc
        .sql(LATEST_APPLIED)
        .param(module)
        .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .list()
        .stream()
        .findFirst();
  }
}

package dev.tandem.rollout;

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
class FollowingCopies implements WarmCopies {

  /** The sender's time of the last message that is applied and confirmed; all tables copied. */
  private static final String FOLLOWED =
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
  private final Standings standings;
  private final Map<String, Instant> known = new ConcurrentHashMap<>();

  FollowingCopies(JdbcClient jdbc, Standings standings) {
    this.jdbc = jdbc;
    this.standings = standings;
  }

  @Override
  public Optional<Instant> asOf(String module) {
    return Optional.ofNullable(known.get(module));
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    for (var standing : standings.all()) {
      if (standing.stage() == Stage.AWAY) {
        followed(standing.module()).ifPresent(it -> known.put(standing.module(), it));
      } else {
        known.remove(standing.module());
      }
    }
  }

  private Optional<Instant> followed(String module) {
    return jdbc
        .sql(FOLLOWED)
        .param(module)
        .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .list()
        .stream()
        .findFirst();
  }
}

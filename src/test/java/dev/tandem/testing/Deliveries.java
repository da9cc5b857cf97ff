package dev.tandem.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits until every published event has had its effects, and what those published, too. */
public final class Deliveries {

  private static final String QUIET =
      """
      select not exists (
               select 1 from eventing.cursor c join eventing.event_log e on e.lane = c.lane
                where not c.paused and (e.pos > c.pos or e.pos = any(c.gaps)))
         and not exists (select 1 from eventing.parked where state = 'RETRYING')
      """;

  private Deliveries() {}

  /** Fails after 30 s. Events parked for the operator are not waited for. */
  public static void awaitAll(JdbcClient jdbc) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> jdbc.sql(QUIET).query(Boolean.class).single());
  }
}

package dev.tandem.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits until every published event has had its effects, and what those published, too. */
public final class Deliveries {

  private static final String UNREAD =
      """
      select from eventing.cursor c join eventing.event_log e on e.partition = c.partition
       where c.state <> 'PAUSED' and (e.position > c.position or e.position = any(c.gaps))
      """;

  /** Who wants none of them reads on only when the log is looked at next. */
  private static final String SUBSCRIBED =
      """
      and exists (select from eventing.subscribed_event w
                   where w.name = e.name and w.subscription = any(c.subscriptions))
      """;

  private Deliveries() {}

  /** Fails after 30 s. Events parked for the operator are not waited for. */
  public static void awaitAll(JdbcClient jdbc) {
    await(jdbc, UNREAD + SUBSCRIBED);
  }

  /** Likewise, until every reader has passed every event, even what it does not want. */
  public static void awaitAllRead(JdbcClient jdbc) {
    await(jdbc, UNREAD);
  }

  private static void await(JdbcClient jdbc, String unread) {
    var quiet =
        "select not exists (%s) and not exists (select from eventing.parked where state = 'RETRYING')"
            .formatted(unread);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jdbc.sql(quiet).query(Boolean.class).single());
  }
}

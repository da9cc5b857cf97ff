package dev.tandem.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits until all published events, and those published by their listeners, are handled. */
public final class Deliveries {

  private static final String UNREAD =
      """
      select from eventing.cursor c join eventing.event_log e on e.partition = c.partition
       where c.state <> 'PAUSED' and (e.position > c.position or e.position = any(c.gaps))
      """;

  /** A consumer without a subscription to the event passes it only at the next poll of the log. */
  private static final String SUBSCRIBED =
      """
      and exists (select from eventing.subscribed_event s
                   where s.name = e.name and s.subscription = any(c.subscriptions))
      """;

  private static final String NONE_DETACHED =
      """
      select not exists (select from eventing.cursor
        where consumer <> module and not starts_with(consumer, 'broker:') and state = 'ACTIVE')
      """;

  private Deliveries() {}

  /** Fails after 30 s. Does not wait for events that are parked for the operator. */
  public static void awaitAll(JdbcClient jdbc) {
    await(jdbc, UNREAD + SUBSCRIBED);
  }

  /**
   * As {@link #awaitAll}, and until every consumer has passed the events it does not subscribe to.
   */
  public static void awaitAllRead(JdbcClient jdbc) {
    await(jdbc, UNREAD);
  }

  /**
   * Forgets what earlier tests left held back, and waits until the subscriptions that they replayed
   * have no cursors of their own any more: what these handle until then is a trace of its own.
   */
  public static void forgetEarlier(JdbcClient jdbc) {
    jdbc.sql("delete from eventing.parked").update();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jdbc.sql(NONE_DETACHED).query(Boolean.class).single());
  }

  private static void await(JdbcClient jdbc, String unread) {
    var allHandled =
        "select not exists (%s) and not exists (select from eventing.parked where state = 'RETRYING')"
            .formatted(unread);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jdbc.sql(allHandled).query(Boolean.class).single());
  }
}

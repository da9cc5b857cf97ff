package dev.tandem.eventing.admin;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pauses, resumes and rewinds the cursors of a detached subscription. */
@Component
class SubscriptionCursors {

  private final JdbcClient jdbc;

  SubscriptionCursors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void pause(String subscription) {
    jdbc.sql("update eventing.cursor set state = 'PAUSED' where consumer = ?")
        .param(subscription)
        .update();
  }

  /** Takes the state of the module's cursors, which may have been forwarded meanwhile. */
  void resume(String subscription) {
    jdbc.sql(
            """
            update eventing.cursor c
               set state = coalesce(
                     (select m.state from eventing.cursor m
                       where m.consumer = c.module and m.partition = c.partition
                         and m.consumer <> c.consumer), 'ACTIVE')
             where consumer = ? and state = 'PAUSED'
            """)
        .param(subscription)
        .update();
  }

  /**
   * Moves the subscription back to the first event recorded at or after the instant, or to the
   * first one that is kept. Held-back deliveries from there on are removed, since they will be read
   * again.
   */
  void rewind(String subscription, @Nullable Instant from) {
    jdbc.sql(
            """
            update eventing.cursor c
               set segment = 0, gaps = '{}', fences = '{}', state = 'ACTIVE',
                   position = coalesce(
                     (select min(e.position) - 1 from eventing.event_log e
                       where e.partition = c.partition
                         and (:from::timestamptz is null or e.recorded_at >= :from)),
                     pg_sequence_last_value(('eventing.partition_' || c.partition)::regclass), 0)
             where consumer = :subscription
            """)
        .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
        .param("subscription", subscription)
        .update();
    jdbc.sql(
            """
            delete from eventing.parked p using eventing.cursor c
             where c.consumer = ? and p.subscription = c.consumer and p.partition = c.partition
               and p.position > c.position
            """)
        .param(subscription)
        .update();
  }
}

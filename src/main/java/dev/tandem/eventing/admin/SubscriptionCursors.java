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
   * first one that is kept; where there is none, to where its module is, so that what is being
   * published at this moment is not passed over. Held-back deliveries from there on are removed,
   * since they will be read again.
   */
  void rewind(String subscription, @Nullable Instant from) {
    jdbc.sql(
            """
            update eventing.cursor c
               set segment = case when m.first is null then m.segment else 0 end,
                   position = coalesce(m.first - 1, m.position),
                   gaps = case when m.first is null then m.gaps else '{}' end,
                   fences = case when m.first is null then m.fences else '{}' end,
                   state = 'ACTIVE'
              from (select m.*,
                           (select min(e.position) from eventing.event_log e
                             where e.partition = m.partition and e.segment >= :segment
                               and e.recorded_at >= :from) as first
                      from eventing.cursor m) m
             where c.consumer = :subscription and m.consumer = c.module
               and m.partition = c.partition
            """)
        .param("segment", from == null ? 0 : firstSegment(from))
        .param("from", (from == null ? Instant.EPOCH : from).atOffset(ZoneOffset.UTC))
        .param("subscription", subscription)
        .update();
    removeParked(subscription);
  }

  /**
   * The first segment that can have an event of then or later. Events may still have gone to the
   * one before while it was being started.
   */
  private int firstSegment(Instant from) {
    return jdbc.sql(
            "select coalesce(max(number), 1) - 1 from eventing.log_segment where started_at <= ?")
        .param(from.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  private void removeParked(String subscription) {
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

package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.EventingProperties.RetryProperties;
import dev.tandem.eventing.history.DeliveryHistory;
import dev.tandem.eventing.history.ProcessName;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.StoredPayloads;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Failed deliveries that are retried, in order within each key. */
@Component
public class RetryQueue {

  /** Removes a delivery, unblocks the next one of its key, and records how it ended. */
  private static final String REMOVE =
      """
      with removed as (
        delete from eventing.parked where id = ?
        returning id, subscription, partition, key, event_id,
                  earlier_attempts + attempts as failures),
      unblocked as (
        update eventing.parked p
           set state = 'RETRYING', due_at = clock_timestamp()
         where p.id = (
           select n.id from eventing.parked n, removed r
            where n.subscription = r.subscription and n.partition = r.partition
              and n.key = r.key and n.id <> r.id
            order by n.position limit 1))
      """
          + DeliveryHistory.recording(
              "select event_id, subscription, ?, ?::bigint, failures + ?, ?, 1 from removed");

  private final JdbcTemplate jdbc;
  private final RetryProperties properties;
  private final StoredPayloads payloads;
  private final ProcessName process;

  RetryQueue(
      JdbcTemplate jdbc,
      EventingProperties properties,
      StoredPayloads payloads,
      ProcessName process) {
    this.jdbc = jdbc;
    this.properties = properties.retry();
    this.payloads = payloads;
    this.process = process;
  }

  /** The first failed delivery of the partition that may be retried now. */
  Optional<DueRetry> findDue(Cursor cursor) {
    return jdbc
        .query(
            """
            select * from eventing.parked
             where subscription = any(?::text[]) and partition = ?
               and state = 'RETRYING' and due_at <= clock_timestamp()
             order by position limit 1
            """,
            (row, i) -> DueRetry.of(row),
            cursor.subscriptions().toArray(String[]::new),
            cursor.partition())
        .stream()
        .findFirst();
  }

  void recordFailure(DueRetry failed, Throwable failure) {
    var decision = RetryDecision.after(failed.attempts(), failure, properties);
    jdbc.update(
        """
        update eventing.parked
           set state = ?, attempts = ?, reason = ?,
               due_at = clock_timestamp() + ? * interval '1 millisecond'
         where id = ?
        """,
        decision.state(),
        decision.attempts(),
        payloads.redactReason(failed.event().name(), failed.event().payload(), decision.reason()),
        decision.delay().toMillis(),
        failed.id());
  }

  /**
   * Ends a delivery that was handled at last.
   *
   * @param took how long the listener ran
   */
  void complete(DueRetry handled, Duration took) {
    remove(handled.id(), "HANDLED", took.toNanos() / 1_000, 1);
  }

  /** Ends a delivery that an operator gives up. */
  public void discard(UUID id) {
    remove(id, "DISCARDED", null, 0);
  }

  private void remove(UUID id, String outcome, @Nullable Long micros, int lastAttempt) {
    jdbc.update(REMOVE, id, outcome, micros, lastAttempt, process.toString());
  }
}

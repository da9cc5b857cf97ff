package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.EventingProperties.RetryProperties;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.StoredPayloads;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Failed deliveries that are retried, in order within each key. */
@Component
public class RetryQueue {

  private final JdbcTemplate jdbc;
  private final RetryProperties properties;
  private final StoredPayloads payloads;

  RetryQueue(JdbcTemplate jdbc, EventingProperties properties, StoredPayloads payloads) {
    this.jdbc = jdbc;
    this.properties = properties.retry();
    this.payloads = payloads;
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

  /** Removes the delivery and unblocks the next one of its key. */
  public void remove(UUID id) {
    jdbc.update(
        """
        with removed as (
          delete from eventing.parked where id = ? returning id, subscription, partition, key)
        update eventing.parked p
           set state = 'RETRYING', due_at = clock_timestamp()
         where p.id = (
           select n.id from eventing.parked n, removed r
            where n.subscription = r.subscription and n.partition = r.partition
              and n.key = r.key and n.id <> r.id
            order by n.position limit 1)
        """,
        id);
  }
}

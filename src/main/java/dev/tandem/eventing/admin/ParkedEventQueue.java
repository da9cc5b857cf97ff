package dev.tandem.eventing.admin;

import dev.tandem.eventing.delivery.RetryQueue;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The failed deliveries about which an operator may decide. */
@Component
class ParkedEventQueue {

  private final JdbcClient jdbc;
  private final EventTypes types;
  private final RetryQueue retryQueue;

  ParkedEventQueue(JdbcClient jdbc, EventTypes types, RetryQueue retryQueue) {
    this.jdbc = jdbc;
    this.types = types;
    this.retryQueue = retryQueue;
  }

  /** The oldest first. */
  Page<ParkedEvent> page(Paging paging) {
    var items =
        jdbc.sql(
                """
                select p.*, (select count(*) from eventing.parked b
                              where b.subscription = p.subscription and b.partition = p.partition
                                and b.key = p.key and b.state = 'BLOCKED') as blocked
                  from eventing.parked p where p.state = 'PARKED'
                 order by p.recorded_at, p.id limit ? offset ?
                """)
            .params(paging.size(), paging.offset())
            .query((row, i) -> parkedEvent(row))
            .list();
    long total =
        jdbc.sql("select count(*) from eventing.parked where state = 'PARKED'")
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }

  private ParkedEvent parkedEvent(ResultSet row) throws SQLException {
    var name = row.getString("name");
    var payload = row.getString("payload");
    return new ParkedEvent(
        row.getObject("id", UUID.class),
        row.getString("subscription"),
        name,
        row.getObject("event_id", UUID.class),
        row.getObject("key", UUID.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"),
        types.redacted(name, payload, Objects.requireNonNullElse(row.getString("reason"), "")),
        row.getLong("blocked"),
        types.redacted(name, payload));
  }

  /**
   * Makes the delivery due now, with all attempts before it again.
   *
   * @return its subscription; empty if no such delivery is parked
   */
  Optional<String> retryNow(UUID id) {
    return jdbc.sql(
            """
            update eventing.parked
               set state = 'RETRYING', earlier_attempts = earlier_attempts + attempts, attempts = 0,
                   due_at = clock_timestamp()
             where id = ? and state = 'PARKED' returning subscription
            """)
        .param(id)
        .query(String.class)
        .optional();
  }

  /**
   * Removes the delivery, so that the next event of its key is delivered.
   *
   * @return its subscription; empty if no such delivery is parked
   */
  Optional<String> discard(UUID id) {
    var subscription =
        jdbc.sql("select subscription from eventing.parked where id = ? and state = 'PARKED'")
            .param(id)
            .query(String.class)
            .optional();
    subscription.ifPresent(name -> retryQueue.discard(id));
    return subscription;
  }
}

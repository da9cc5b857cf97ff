package dev.tandem.notifications.contact;

import dev.tandem.notifications.NotificationsProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets addresses that nobody verified, with what was sent to them, some time after the last link
 * ran out: those of sign-ups and invitations that nobody took up, and those that a member entered
 * and never confirmed. Each transaction deletes a bounded number, found by time; what is left of a
 * large backlog waits for the next run.
 */
@Component
class AddressRetention {

  private static final Logger LOG = LoggerFactory.getLogger(AddressRetention.class);
  private static final int DELETED_AT_ONCE = 500;
  private static final int TRANSACTIONS = 200;

  /** No link to the address is on its way, or ran out only lately. */
  private static final String LONG_UNUSED =
      """
       not exists (select from notifications.message m where m.contact_id = c.id
         and (m.status in ('QUEUED', 'SENDING') or m.changed_at >=
           case m.kind when 'INVITATION' then :invited::timestamptz else :asked::timestamptz end))
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final NotificationsProperties properties;
  private final Clock clock;

  AddressRetention(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      NotificationsProperties properties,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.notifications.pruning:1h}", initialDelayString = "1m")
  void prune() {
    var before = clock.instant().minus(properties.unverifiedKept());
    int forgotten = 0;
    for (int i = 0; i < TRANSACTIONS && forgotten == i * DELETED_AT_ONCE; i++) {
      forgotten += transaction.execute(_ -> forget(before));
    }
    if (forgotten > 0) {
      LOG.info("Forgot {} addresses that nobody verified", forgotten);
    }
  }

  private int forget(Instant before) {
    var locked = lock(before);
    if (locked.length == 0) {
      return 0;
    }
    var forgotten = delete(locked, before);
    delete("bounce", forgotten);
    delete("message", forgotten);
    return locked.length;
  }

  /** Passes over those for which a link is asked at this moment. */
  private UUID[] lock(Instant before) {
    return unused(
            """
            select c.id from notifications.contact c
            where c.verified_at is null and c.created_at < :before and
            """
                + LONG_UNUSED
                + " order by c.created_at limit :most for update of c skip locked",
            before)
        .param("before", before)
        .param("most", DELETED_AT_ONCE)
        .query(UUID.class)
        .list()
        .toArray(UUID[]::new);
  }

  /** Asks again, since a link may have been asked for just before the lock. */
  private UUID[] delete(UUID[] locked, Instant before) {
    return unused(
            "delete from notifications.contact c where c.id = any(:ids) and "
                + LONG_UNUSED
                + " returning c.id",
            before)
        .param("ids", locked)
        .query(UUID.class)
        .list()
        .toArray(UUID[]::new);
  }

  private JdbcClient.StatementSpec unused(String sql, Instant before) {
    return jdbc.sql(sql)
        .param("invited", before.minus(properties.invitation()))
        .param("asked", before.minus(properties.verification()));
  }

  private void delete(String table, UUID[] contacts) {
    jdbc.sql("delete from notifications.%s where contact_id = any(:contacts)".formatted(table))
        .param("contacts", contacts)
        .update();
  }
}

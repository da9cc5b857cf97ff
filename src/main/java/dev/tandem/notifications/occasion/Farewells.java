package dev.tandem.notifications.occasion;

import dev.tandem.kernel.persistence.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members whose last message is on its way. */
@Repository
class Farewells {

  /** A mail server that does not answer so long does not keep the address any longer. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final JdbcClient jdbc;

  Farewells(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID member, UUID erasure, Instant now) {
    jdbc.sql(
            """
            insert into notifications.farewell (member_id, erasure_id, since) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(member, erasure, now)
        .update();
  }

  /** Those whose last message was sent or cannot be; another process passes over them. */
  List<Farewell> lockDone(Instant now) {
    return jdbc.sql(
            """
            select member_id, erasure_id from notifications.farewell f
            where f.since <= :before or not exists (select from notifications.message m
              where m.member_id = f.member_id and m.status in ('QUEUED', 'SENDING'))
            order by since limit 20 for update skip locked
            """)
        .param("before", now.minus(PATIENCE))
        .query(Rows.of(Farewell.class))
        .list();
  }

  record Farewell(UUID memberId, UUID erasureId) {}
}

package dev.tandem.access.signin;

import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to whose sign-in, and when. */
@Component
public class SignInAudit {

  private final JdbcClient jdbc;
  private final Clock clock;

  SignInAudit(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void append(UUID actor, String action, UUID subject) {
    jdbc.sql("insert into access.audit (id, at, actor, action, subject) values (?, ?, ?, ?, ?)")
        .params(Ids.next(), clock.instant().atOffset(ZoneOffset.UTC), actor, action, subject)
        .update();
  }

  Page<AuditEntry> list(Paging paging) {
    var items =
        jdbc.sql("select * from access.audit order by at desc, id desc limit ? offset ?")
            .params(paging.size(), paging.offset())
            .query((row, number) ->
                new AuditEntry(
                    row.getTimestamp("at").toInstant(),
                    row.getObject("actor", UUID.class),
                    row.getString("action"),
                    row.getObject("subject", UUID.class)))
            .list();
    var total = jdbc.sql("select count(*) from access.audit").query(Long.class).single();
    return Page.of(items, paging, total);
  }

  record AuditEntry(Instant at, UUID actor, String action, UUID subject) {}
}

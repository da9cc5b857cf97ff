package dev.tandem.access.signin;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records changes of sign-ins: who made them, to whom, and when. */
@Component
public class SignInAudit {

  private final JdbcClient jdbc;
  private final Clock clock;

  SignInAudit(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void append(UUID actor, String action, UUID subject) {
    jdbc.sql(
            """
            insert into access.audit (id, recorded_at, actor, action, subject)
            values (?, ?, ?, ?, ?)
            """)
        .params(Ids.next(), clock.instant(), actor, action, subject)
        .update();
  }

  Page<AuditEntry> list(Paging paging) {
    var entries =
        jdbc.sql(
                """
                select recorded_at as at, actor, action, subject from access.audit
                order by recorded_at desc, id desc limit ? offset ?
                """)
            .params(paging.size(), paging.offset())
            .query(Rows.of(AuditEntry.class))
            .list();
    var total = jdbc.sql("select count(*) from access.audit").query(Long.class).single();
    return Page.of(entries, paging, total);
  }

  record AuditEntry(Instant at, UUID actor, String action, UUID subject) {}
}

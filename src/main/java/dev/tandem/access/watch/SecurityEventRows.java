package dev.tandem.access.watch;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The events at the doors, added up for each minute and kept for a year. */
@Repository
public class SecurityEventRows {

  private static final Duration KEPT_FOR = Duration.ofDays(366);

  private final JdbcClient jdbc;

  SecurityEventRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Also when the surrounding transaction fails. Returns how often it happened in this minute. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public int add(SecurityEvent event, String subject, String address, Instant now) {
    int times =
        jdbc.sql(
                """
                insert into access.security_event as known (minute, kind, subject, address, times)
                values (?, ?, ?, ?, 1)
                on conflict (minute, kind, subject, address) do update set times = known.times + 1
                returning times
                """)
            .params(now.truncatedTo(ChronoUnit.MINUTES), event.name(), subject, address)
            .query(Integer.class)
            .single();
    if (times == 1) {
      jdbc.sql("delete from access.security_event where minute < ?")
          .param(now.minus(KEPT_FOR))
          .update();
    }
    return times;
  }

  public Page<SecurityEventRow> list(Paging paging) {
    var rows =
        jdbc.sql(
                """
                select minute, kind, subject, address, times from access.security_event
                order by minute desc, kind, subject, address limit ? offset ?
                """)
            .params(paging.size(), paging.offset())
            .query(Rows.of(SecurityEventRow.class))
            .list();
    var total = jdbc.sql("select count(*) from access.security_event").query(Long.class).single();
    return Page.of(rows, paging, total);
  }
}

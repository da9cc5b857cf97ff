package dev.tandem.eventing.admin;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records the commands of operators, in the transaction that carries them out. */
@Component
class DeliveryAudit {

  private final JdbcClient jdbc;

  DeliveryAudit(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void record(String operator, String action, String subject, @Nullable String detail) {
    jdbc.sql("insert into eventing.audit (operator, action, subject, detail) values (?, ?, ?, ?)")
        .param(operator)
        .param(action)
        .param(subject)
        .param(detail)
        .update();
  }

  Page<DeliveryAuditEntry> page(Paging paging) {
    var entries =
        jdbc.sql("select * from eventing.audit order by at desc, id desc limit ? offset ?")
            .params(paging.size(), paging.offset())
            .query((row, i) ->
                new DeliveryAuditEntry(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("operator"),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getString("detail")))
            .list();
    long total = jdbc.sql("select count(*) from eventing.audit").query(Long.class).single();
    return Page.of(entries, paging, total);
  }
}

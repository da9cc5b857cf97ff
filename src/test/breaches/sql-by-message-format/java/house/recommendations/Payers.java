package house.recommendations;

import java.text.MessageFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Payers {
  private final JdbcClient jdbc;

  Payers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    var sql = MessageFormat.format("select sum(total) from {0}.{1}", "billing", "invoice");
    return jdbc.sql(sql).query(Long.class).single();
  }
}

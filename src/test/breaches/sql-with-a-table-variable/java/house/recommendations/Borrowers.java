package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Borrowers {
  private final JdbcClient jdbc;

  Borrowers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long rows(String table) {
    return jdbc.sql("select count(*) from billing." + table).query(Long.class).single();
  }
}

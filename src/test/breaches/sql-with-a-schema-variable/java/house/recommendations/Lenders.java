package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Lenders {
  private final JdbcClient jdbc;

  Lenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total(String schema) {
    return jdbc.sql("select sum(total) from " + schema + ".invoice").query(Long.class).single();
  }
}

package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;

  Spenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total(String schema) {
    return jdbc.sql("select sum(total) from " + schema + ".invoice").query(Long.class).single();
  }
}

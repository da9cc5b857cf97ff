package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;

  Spenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    var sql = new Statement().name("billing").name("invoice").from().text();
    return jdbc.sql(sql).query(Long.class).single();
  }
}

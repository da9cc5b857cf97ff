package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Guests {
  private final JdbcClient jdbc;

  Guests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    var sql = new Statement().name("billing").name("invoice").from().text();
    return jdbc.sql(sql).query(Long.class).single();
  }
}

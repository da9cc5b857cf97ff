package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Stored {
  private final JdbcClient jdbc;

  Stored(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void run() {
    for (var statement :
        jdbc.sql("select id::text from recommendations.mentor").query(String.class).list()) {
      jdbc.sql(statement).update();
    }
  }
}

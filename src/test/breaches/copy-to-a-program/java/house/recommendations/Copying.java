package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Copying {
  private final JdbcClient jdbc;

  Copying(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void copy() {
    jdbc.sql("copy recommendations.mentor to program 'gzip'").update();
  }
}

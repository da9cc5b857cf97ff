package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Series {
  private final JdbcClient jdbc;

  Series(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(42)").query().listOfRows();
  }
}

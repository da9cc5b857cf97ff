package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Hosts {
  private final JdbcClient jdbc;

  Hosts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void widen() {
    jdbc.sql("set search_path to recommendations, billing").update();
  }
}

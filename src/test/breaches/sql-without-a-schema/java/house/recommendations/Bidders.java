package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Bidders {
  private final JdbcClient jdbc;

  Bidders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long rows() {
    return jdbc.sql("select count(*) from mentor").query(Long.class).single();
  }
}

package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Counter {
  private final JdbcClient jdbc;

  Counter(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count(String whose) {
    return jdbc.sql(whose + ".invoice").query(Long.class).single();
  }
}

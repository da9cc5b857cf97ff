package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;

  Spenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String TOTAL = "select sum(%2$s) from %1$s.%3$s";

  long total() {
    return jdbc.sql(TOTAL.formatted("billing", "total", "invoice")).query(Long.class).single();
  }
}

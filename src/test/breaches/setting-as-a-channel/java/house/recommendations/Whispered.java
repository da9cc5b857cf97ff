package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Whispered {
  private final JdbcClient jdbc;

  Whispered(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql("select set_config('app.cohort', ?, false)::bigint").query(Long.class).single();
  }
}

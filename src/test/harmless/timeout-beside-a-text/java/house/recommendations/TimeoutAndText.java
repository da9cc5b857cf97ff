package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TimeoutAndText {
  private final JdbcClient jdbc;

  TimeoutAndText(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql("select set_config('lock_timeout', '1s', true)::bigint, 'a.b'")
        .query(Long.class)
        .single();
  }
}

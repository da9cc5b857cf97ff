package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Numbers {
  private final JdbcClient jdbc;

  Numbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String read() {
    return jdbc.sql("select convert_from(lo_get(4711), 'UTF8')").query(String.class).single();
  }
}

package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Escaped {
  private final JdbcClient jdbc;

  Escaped(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql("select count(*) from U&\"bill\\0069ng\".invoice").query(Long.class).single();
  }
}

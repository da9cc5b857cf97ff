package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Typed {
  private final JdbcClient jdbc;

  Typed(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql("select count(*) from billing." + Invoice.class.getSimpleName())
        .query(Long.class)
        .single();
  }

  record Invoice() {}
}

package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Packaged {
  private final JdbcClient jdbc;

  Packaged(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count(Object of) {
    return jdbc.sql(
            "select count(*) from " + of.getClass().getPackageName().substring(6) + ".invoice")
        .query(Long.class)
        .single();
  }
}

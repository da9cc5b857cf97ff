package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;

  Spenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    var sql = new StringBuilder("select count(*) from ");
    Tables.spending().appendTo(sql);
    return jdbc.sql(sql.toString()).query(Long.class).single();
  }
}

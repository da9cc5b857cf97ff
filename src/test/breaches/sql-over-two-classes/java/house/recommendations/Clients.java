package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Clients {
  private final JdbcClient jdbc;

  Clients(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    var sql = new StringBuilder("select count(*) from ");
    Tables.spending().appendTo(sql);
    return jdbc.sql(sql.toString()).query(Long.class).single();
  }
}

package house.recommendations;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Described {
  private final JdbcClient jdbc;

  Described(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<String> columns() {
    return jdbc.sql(
            "select column_name from information_schema.columns where table_schema = 'billing'")
        .query(String.class)
        .list();
  }
}

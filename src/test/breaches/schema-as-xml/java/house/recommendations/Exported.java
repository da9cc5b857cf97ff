package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Exported {
  private final JdbcClient jdbc;

  Exported(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String all() {
    return jdbc.sql("select schema_to_xml('billing', true, false, '')")
        .query(String.class)
        .single();
  }
}

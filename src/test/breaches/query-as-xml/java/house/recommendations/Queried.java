package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Queried {
  private final JdbcClient jdbc;

  Queried(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String all(String module) {
    return jdbc.sql("select query_to_xml('table ' || :module || '.invoice', true, false, '')")
        .param("module", module)
        .query(String.class)
        .single();
  }
}

package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Extracted {
  private final JdbcClient jdbc;

  Extracted(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql("select extract(epoch from m.created)::bigint from recommendations.mentor m")
        .query(Long.class)
        .single();
  }
}

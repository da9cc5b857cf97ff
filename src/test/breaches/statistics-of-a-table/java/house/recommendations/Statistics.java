package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Statistics {
  private final JdbcClient jdbc;

  Statistics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long rows() {
    return jdbc.sql(
            "select n_live_tup from pg_stat_user_tables where schemaname = 'billing' and relname = 'invoice'")
        .query(Long.class)
        .single();
  }
}

package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Growth {
  private final JdbcClient jdbc;

  Growth(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long rows() {
    return jdbc.sql(
            "select n_live_tup from pg_stat_user_tables where schemaname = 'recommendations' and"
                + " relname = 'mentor'")
        .query(Long.class)
        .single();
  }
}

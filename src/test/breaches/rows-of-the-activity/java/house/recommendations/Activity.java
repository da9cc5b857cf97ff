package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Activity {
  private final JdbcClient jdbc;

  Activity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String others() {
    return jdbc.sql("select query from pg_stat_activity where application_name = 'billing'")
        .query(String.class)
        .single();
  }
}

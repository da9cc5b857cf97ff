package house.recommendations;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Activity {
  private final JdbcClient jdbc;

  Activity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<String> statements() {
    return jdbc.sql("select query from pg_stat_activity").query(String.class).list();
  }
}

package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OwnSetting {
  private final JdbcClient jdbc;

  OwnSetting(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql("select set_config('recommendations.batch', ?, true)::bigint")
        .query(Long.class)
        .single();
  }
}

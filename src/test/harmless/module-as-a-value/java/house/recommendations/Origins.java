package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Origins {
  private final JdbcClient jdbc;

  Origins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int count() {
    return jdbc.sql(
            "select count(*) from recommendations.origin where module = 'billing' and note <> 'scheduling.booking'")
        .query(Integer.class)
        .single();
  }
}

package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class Customers {
  private final JdbcTemplate jdbc;
  private final String source;

  Customers(JdbcTemplate jdbc, @Value("${tandem.recommendations.source}") String source) {
    this.jdbc = jdbc;
    this.source = source;
  }

  int rows() {
    return jdbc.queryForList("select 1 from " + source).size();
  }
}

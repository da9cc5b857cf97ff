package house.recommendations;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class Numbers {
  private final JdbcTemplate jdbc;

  Numbers(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Long next() {
    return jdbc.queryForObject("select nextval('billing.invoice_number')", Long.class);
  }
}

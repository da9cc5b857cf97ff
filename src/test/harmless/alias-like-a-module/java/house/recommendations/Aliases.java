package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Aliases {
  private final JdbcClient jdbc;

  Aliases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    return jdbc.sql(
            """
            with billing as (select id, total as invoice from recommendations.mentor)
            select sum(billing.invoice) from billing
            """)
        .query(Long.class)
        .single();
  }
}

package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class States {
  private final JdbcClient jdbc;

  States(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int drafts() {
    return jdbc.sql(
            "update recommendations.mentor set total = 0 where 'DRAFT'::billing.state is null")
        .update();
  }
}

package house.recommendations;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Waiting {
  private final JdbcClient jdbc;

  Waiting(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void lock(UUID id) {
    jdbc.sql("set local lock_timeout = '2s'").update();
    jdbc.sql("select set_config('statement_timeout', ?, true)").param("2s").query().singleValue();
    jdbc.sql("select id from recommendations.mentor where id = ? for update")
        .param(id)
        .query(UUID.class)
        .optional();
    jdbc.sql("update recommendations.mentor set total = 0 where id = ?").param(id).update();
  }
}

package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class Cleaning {
  private final JdbcClient jdbc;

  Cleaning(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(cron = "0 0 3 * * *")
  void clean() {
    jdbc.sql("delete from scheduling.booking where mentor_id is null").update();
  }
}

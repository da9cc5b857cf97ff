package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Teachers {
  private final JdbcClient jdbc;

  Teachers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int clean() {
    return jdbc.sql("delete from x-y".replaceAll("x.y", "scheduling.booking")).update();
  }
}

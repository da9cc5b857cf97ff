package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Acting {
  private final JdbcClient jdbc;

  Acting(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void act() {
    jdbc.sql("set local role only_billing").update();
  }
}

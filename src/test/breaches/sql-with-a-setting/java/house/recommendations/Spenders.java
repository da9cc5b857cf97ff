package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;
  private final String source;

  Spenders(
      JdbcClient jdbc, @Value("${tandem.recommendations.source:billing.invoice}") String source) {
    this.jdbc = jdbc;
    this.source = source;
  }

  void clean() {
    jdbc.sql("delete from " + source).update();
  }
}

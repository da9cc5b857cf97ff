package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Telling {
  private final JdbcClient jdbc;

  Telling(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void tell() {
    jdbc.sql("select pg_notify('billing_paid', '')").query().singleValue();
  }
}

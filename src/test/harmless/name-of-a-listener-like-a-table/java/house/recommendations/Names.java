package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Names {
  private final JdbcClient jdbc;

  Names(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static final String METER = "billing.invoice";

  String from(String meter) {
    return "Read " + meter + " from " + METER + ", into nothing";
  }

  int rows() {
    return jdbc.sql("select 1 from recommendations.mentor").query(Integer.class).list().size();
  }
}

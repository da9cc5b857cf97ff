package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;

  Spenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    return count("invoice");
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + prefixed(table)).query(Long.class).single();
  }

  private static String prefixed(String table) {
    return owner() + "." + table;
  }

  private static String owner() {
    return "billing";
  }
}

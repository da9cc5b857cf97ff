package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Commented {
  private final JdbcClient jdbc;

  Commented(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql("select count(*) from billing/* ours */./* own */invoice")
        .query(Long.class)
        .single();
  }
}

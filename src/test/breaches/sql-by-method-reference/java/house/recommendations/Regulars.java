package house.recommendations;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Regulars {
  private final JdbcClient jdbc;

  Regulars(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total(String text) {
    Function<String, JdbcClient.StatementSpec> statement = jdbc::sql;
    return statement.apply(text).query(Long.class).single();
  }
}

package house.recommendations;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Latecomers {
  private final JdbcClient jdbc;

  Latecomers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private final Supplier<String> schema = () -> "bill" + "ing";

  long total() {
    var sql = new StringBuilder("select count(*) from ").append(schema.get());
    sql.append('.').append("inv".concat("oice"));
    return jdbc.sql(sql.toString()).query(Long.class).single();
  }
}

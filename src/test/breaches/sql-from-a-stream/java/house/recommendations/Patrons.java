package house.recommendations;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Patrons {
  private final JdbcClient jdbc;

  Patrons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void clean() {
    Stream.of("booking")
        .map(table -> "scheduling." + table)
        .forEach(table -> jdbc.sql("delete from " + table).update());
  }
}

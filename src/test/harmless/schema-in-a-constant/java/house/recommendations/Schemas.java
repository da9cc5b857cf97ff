package house.recommendations;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Schemas {
  private final JdbcClient jdbc;

  Schemas(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String SCHEMA = "recommendations";
  private static final String TABLE = SCHEMA + ".mentor";

  void forget(List<UUID> ids) {
    var places = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
    jdbc.sql("delete from " + TABLE + " where id in (" + places + ")").params(ids).update();
  }
}

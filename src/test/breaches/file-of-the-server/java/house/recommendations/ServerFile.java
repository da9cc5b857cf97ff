package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ServerFile {
  private final JdbcClient jdbc;

  ServerFile(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String read() {
    return jdbc.sql("select pg_read_file('postgresql.conf')").query(String.class).single();
  }
}

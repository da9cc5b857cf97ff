package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Spenders {
  private final JdbcClient jdbc;

  Spenders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String read(String whose) {
    return jdbc.sql("select table_to_xml(cast(:t as regclass), true, false, '')")
        .param("t", whose + ".invoice")
        .query(String.class)
        .single();
  }
}

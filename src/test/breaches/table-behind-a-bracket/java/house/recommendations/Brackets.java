package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Brackets {
  private final JdbcClient jdbc;

  Brackets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String size(String whose) {
    return jdbc.sql("select pg_table_size((array[:t])[1]::regclass)")
        .param("t", whose + ".invoice")
        .query(String.class)
        .single();
  }
}

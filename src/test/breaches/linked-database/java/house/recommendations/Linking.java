package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Linking {
  private final JdbcClient jdbc;

  Linking(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long total() {
    return jdbc.sql(
            "select total from dblink('dbname=tandem', 'select total from invoice') as t (total bigint)")
        .query(Long.class)
        .single();
  }
}

package house.recommendations;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

@Component
class Cleaning {
  private final DataSource rows;

  Cleaning(DataSource rows) {
    this.rows = rows;
  }

  void clean() {
    Flyway.configure().dataSource(rows).schemas("billing").load().clean();
  }
}

package house.recommendations;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;

@Component
class Objects {
  private final DataSource rows;

  Objects(DataSource rows) {
    this.rows = rows;
  }

  long create() throws SQLException {
    try (var connection = rows.getConnection()) {
      return connection.unwrap(PGConnection.class).getLargeObjectAPI().createLO();
    }
  }
}

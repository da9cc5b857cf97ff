package house.recommendations;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

@Component
class Columns {
  private final DataSource rows;

  Columns(DataSource rows) {
    this.rows = rows;
  }

  boolean hasNote() throws SQLException {
    try (var connection = rows.getConnection();
        var columns = connection.getMetaData().getColumns(null, "billing", "invoice", "note")) {
      return columns.next();
    }
  }
}

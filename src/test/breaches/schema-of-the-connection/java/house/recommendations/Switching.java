package house.recommendations;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

@Component
class Switching {
  private final DataSource database;

  Switching(DataSource database) {
    this.database = database;
  }

  void use(String schema) throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setSchema(schema);
    }
  }
}

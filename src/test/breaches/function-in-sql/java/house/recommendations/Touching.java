package house.recommendations;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

@Component
class Touching {
  private final DataSource database;

  Touching(DataSource database) {
    this.database = database;
  }

  void touch() throws SQLException {
    try (var connection = database.getConnection();
        var call = connection.prepareCall("{call billing.touch()}")) {
      call.execute();
    }
  }
}

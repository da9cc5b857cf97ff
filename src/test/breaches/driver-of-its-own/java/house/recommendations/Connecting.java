package house.recommendations;

import java.sql.DriverManager;
import java.sql.SQLException;

class Connecting {
  boolean works(String address) throws SQLException {
    try (var connection = DriverManager.getConnection(address)) {
      return connection.isValid(1);
    }
  }
}

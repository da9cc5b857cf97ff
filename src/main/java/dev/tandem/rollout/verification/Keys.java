package dev.tandem.rollout.verification;

import dev.tandem.rollout.verification.ComparisonConnection.ParameterBinder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads keys from the first columns of a row, and binds them as parameters. */
final class Keys {

  private Keys() {}

  /**
   * @param width the number of columns of the key
   */
  static List<String> read(ResultSet row, int width) throws SQLException {
    var key = new ArrayList<String>(width);
    for (int i = 1; i <= width; i++) {
      key.add(row.getString(i));
    }
    return key;
  }

  static ParameterBinder bindStrings(List<String> values) {
    return statement -> {
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
    };
  }

  /** Binds one array for each column of the key. */
  static ParameterBinder bindArrays(
      ComparisonConnection connection, Collection<List<String>> keys, int width) {
    return statement -> {
      for (int i = 0; i < width; i++) {
        int column = i;
        var values = keys.stream().map(key -> key.get(column)).toArray();
        statement.setArray(i + 1, connection.createArray("text", values));
      }
    };
  }
}

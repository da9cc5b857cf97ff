package dev.tandem.readiness.codebase;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A row that a query of a database's catalogue returns. */
public record CatalogRow(List<String> values) {

  public String get(int column) {
    return values.get(column);
  }

  /** Executes a statement on the thread's last connection if it has the URL; returns its rows. */
  public static List<CatalogRow> query(String url, String sql, Object... parameters) {
    try (var statement = OpenConnection.to(url).prepareStatement(sql)) {
      bind(statement.getConnection(), statement, parameters);
      if (!statement.execute()) {
        return List.of();
      }
      try (var result = statement.getResultSet()) {
        return rows(result);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      var parameter =
          parameters[i] instanceof String[] texts
              ? connection.createArrayOf("text", texts)
              : parameters[i];
      statement.setObject(i + 1, parameter);
    }
  }

  private static List<CatalogRow> rows(ResultSet result) throws SQLException {
    var rows = new ArrayList<CatalogRow>();
    var columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      var values = new String[columns];
      for (int i = 0; i < columns; i++) {
        values[i] = result.getString(i + 1);
      }
      rows.add(new CatalogRow(Arrays.asList(values)));
    }
    return List.copyOf(rows);
  }
}

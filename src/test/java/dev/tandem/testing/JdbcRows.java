package dev.tandem.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a query as text, read over a connection opened for the query. */
public final class JdbcRows {

  private JdbcRows() {}

  /** A row is the list of its columns; null becomes {@code "null"}. */
  public static List<List<String>> query(String url, String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var rows = new ArrayList<List<String>>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public static List<String> firstColumn(String url, String sql) {
    return query(url, sql).stream().map(List::getFirst).toList();
  }
}

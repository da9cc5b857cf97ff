package dev.tandem.readiness.codebase;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a thread used last, which it mostly needs again: opening one takes longer
 * than a query of the catalogue.
 */
record OpenConnection(String url, Connection connection) {

  private static final ThreadLocal<@Nullable OpenConnection> LAST = new ThreadLocal<>();

  static Connection to(String url) throws SQLException {
    var last = LAST.get();
    if (last != null && last.url.equals(url) && !last.connection.isClosed()) {
      return last.connection;
    }
    if (last != null) {
      last.connection.close();
    }
    var opened = new OpenConnection(url, DriverManager.getConnection(url));
    LAST.set(opened);
    return opened.connection;
  }
}

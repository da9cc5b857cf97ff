package dev.tandem.rollout.verification;

import dev.tandem.rollout.database.ModuleDatabase;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A database connection with settings under which equal values have equal text in every database.
 * Every query is a transaction of its own, unless it locks rows.
 */
final class ComparisonConnection implements AutoCloseable {

  private static final String SETTINGS =
      """
      select set_config(name, value, false) from (values
        ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
        ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('xmlbinary', 'base64'),
        ('jit', 'off'), ('max_parallel_workers_per_gather', '0'), ('lock_timeout', '500ms'))
        as settings (name, value)
      """;

  private final ModuleDatabase database;
  private final Connection connection;

  ComparisonConnection(ModuleDatabase database) {
    this.database = database;
    try {
      connection = database.dataSource().getConnection();
      connection.setAutoCommit(false);
      execute(SETTINGS);
      connection.commit();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  interface ParameterBinder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  interface RowsReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  <T> T query(String sql, ParameterBinder parameters, RowsReader<T> reader) {
    try {
      var result = execute(sql, parameters, reader);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** Keeps the locks that the query takes until {@link #release}. */
  <T> T queryLocked(String sql, ParameterBinder parameters, RowsReader<T> reader) {
    try {
      return execute(sql, parameters, reader);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private <T> T execute(String sql, ParameterBinder parameters, RowsReader<T> reader)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      parameters.bind(statement);
      try (var rows = statement.executeQuery()) {
        return reader.read(rows);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Array createArray(String type, Object[] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }

  /** Releases all row locks. */
  void release() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private ModuleDatabase.DatabaseUnavailableException unavailable(SQLException e) {
    return new ModuleDatabase.DatabaseUnavailableException(database.name(), e);
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(true);
      execute("reset all");
    } catch (SQLException e) {
      // The pool discards a broken connection.
    }
  }
}

package dev.tandem.rollout.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database in which a module may be live.
 *
 * @param name shown to operators, e.g. home
 * @param dataSource through which this process connects
 * @param connectionString with which the server of the other database connects
 */
public record ModuleDatabase(
    String name, DataSource dataSource, LibpqConnectionString connectionString) {

  public JdbcTemplate jdbc() {
    return new JdbcTemplate(dataSource);
  }

  /** Identifies the database worldwide, unless its cluster was cloned. */
  public String identity() {
    return queryOne(
        String.class,
        """
        select system_identifier || '.' || d.oid from pg_control_system(), pg_database d
         where d.datname = current_database()
        """);
  }

  public <T> T queryOne(Class<T> type, String sql, Object... parameters) {
    var result = jdbc().queryForObject(sql, type, parameters);
    if (result == null) {
      throw new IllegalStateException("no result of: " + sql);
    }
    return result;
  }

  public List<String> queryStrings(String sql, Object... parameters) {
    return jdbc().query(sql, (row, i) -> String.valueOf(row.getString(1)), parameters);
  }

  /** Runs work on a separate connection, outside any transaction of the caller. */
  public <T> T withConnection(ConnectionWork<T> work) {
    try (var connection = dataSource.getConnection()) {
      return work.run(
          connection, new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(name, e);
    }
  }

  public interface ConnectionWork<T> {
    T run(Connection connection, JdbcTemplate jdbc) throws SQLException;
  }

  /** A statement failed, or the database is unreachable; callers try again. */
  public static final class DatabaseUnavailableException extends RuntimeException {

    public DatabaseUnavailableException(String database, SQLException cause) {
      super("the database of %s: %s".formatted(database, cause.getMessage()), cause);
    }
  }
}

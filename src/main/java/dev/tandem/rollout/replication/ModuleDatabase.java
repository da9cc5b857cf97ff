package dev.tandem.rollout.replication;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database in which a module may live.
 *
 * @param name what people call it, e.g. home
 * @param dataSource how this process reaches it
 * @param connectionString how the other side's server reaches it
 */
public record ModuleDatabase(
    String name, DataSource dataSource, LibpqConnectionString connectionString) {

  public JdbcTemplate jdbc() {
    return new JdbcTemplate(dataSource);
  }

  /** Tells this database from every other in the world, as long as clusters are not cloned. */
  String identity() {
    return queryOne(
        String.class,
        """
        select system_identifier || '.' || d.oid from pg_control_system(), pg_database d
         where d.datname = current_database()
        """);
  }

  public <T> T queryOne(Class<T> type, String sql, Object... parameters) {
    var found = jdbc().queryForObject(sql, type, parameters);
    if (found == null) {
      throw new IllegalStateException("nothing came of: " + sql);
    }
    return found;
  }

  public List<String> queryStrings(String sql, Object... parameters) {
    return jdbc().query(sql, (row, i) -> String.valueOf(row.getString(1)), parameters);
  }

  /** Work on a connection of its own, whatever transaction the caller is in. */
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

  /** The database did not do what it was asked; to be tried again. */
  public static final class DatabaseUnavailableException extends RuntimeException {

    public DatabaseUnavailableException(String side, SQLException cause) {
      super("the database of %s: %s".formatted(side, cause.getMessage()), cause);
    }
  }
}

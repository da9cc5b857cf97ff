package dev.tandem.rollout;

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
 * @param database how this process reaches it
 * @param address how the other side's server reaches it
 */
record Side(String name, DataSource database, Address address) {

  JdbcTemplate jdbc() {
    return new JdbcTemplate(database);
  }

  /** Tells this database from every other in the world, as long as clusters are not cloned. */
  String identity() {
    return one(
        String.class,
        """
        select system_identifier || '.' || d.oid from pg_control_system(), pg_database d
         where d.datname = current_database()
        """);
  }

  <T> T one(Class<T> type, String sql, Object... parameters) {
    var found = jdbc().queryForObject(sql, type, parameters);
    if (found == null) {
      throw new IllegalStateException("nothing came of: " + sql);
    }
    return found;
  }

  List<String> words(String sql, Object... parameters) {
    return jdbc().query(sql, (row, i) -> String.valueOf(row.getString(1)), parameters);
  }

  /** Work on a connection of its own, whatever transaction the caller is in. */
  <T> T alone(Work<T> work) {
    try (var connection = database.getConnection()) {
      return work.on(
          connection, new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
    } catch (SQLException e) {
      throw new Unanswered(name, e);
    }
  }

  interface Work<T> {
    T on(Connection connection, JdbcTemplate jdbc) throws SQLException;
  }

  /** The database did not do what it was asked; to be tried again. */
  static final class Unanswered extends RuntimeException {

    Unanswered(String side, SQLException cause) {
      super("the database of %s: %s".formatted(side, cause.getMessage()), cause);
    }
  }
}

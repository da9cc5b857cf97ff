package dev.tandem.kernel.pool;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database over a connection of its own whether it answers in time. */
final class DatabasePing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabasePing.class);

  /** Sessions of the same user that have waited for more than half a second. */
  private static final String LOCKED_SESSION =
      """
      select exists (
        select from pg_stat_activity
         where datname = current_database() and usename = current_user
           and wait_event_type = 'Lock'
           and query_start < clock_timestamp() - interval '500 ms')
      """;

  private final DataSource source;
  private @Nullable Connection connection;

  /**
   * @param source gives connections that fail in time
   */
  DatabasePing(DataSource source) {
    this.source = source;
  }

  /** Tries a new connection if the one it has was lost, for instance by a restart. */
  synchronized boolean isAnswered() {
    boolean wasConnected = connection != null;
    var asked = System.nanoTime();
    return ask() || (wasConnected && System.nanoTime() - asked < 500_000_000L && ask());
  }

  /** True if the database does not say. */
  synchronized boolean findsLockedSession() {
    try (var statement = session().createStatement();
        var rows = statement.executeQuery(LOCKED_SESSION)) {
      return !rows.next() || rows.getBoolean(1);
    } catch (SQLException e) {
      LOG.debug("The database does not say who waits", e);
      return true;
    }
  }

  private Connection session() throws SQLException {
    var session = connection == null ? source.getConnection() : connection;
    connection = session;
    return session;
  }

  private boolean ask() {
    try (var statement = session().createStatement()) {
      return statement.execute("select 1");
    } catch (SQLException e) {
      LOG.debug("The database does not answer", e);
      close();
      return false;
    }
  }

  @Override
  public synchronized void close() {
    var session = connection;
    connection = null;
    if (session != null) {
      try {
        session.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("The connection has ended already", e);
      }
    }
  }
}

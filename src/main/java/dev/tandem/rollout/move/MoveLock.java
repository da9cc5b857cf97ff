package dev.tandem.rollout.move;

import dev.tandem.kernel.persistence.AdvisoryLock;
import dev.tandem.rollout.routing.HomeConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The advisory lock that allows one process at a time to run moves. It belongs to a session, so
 * PostgreSQL releases it when the process dies.
 */
public final class MoveLock implements AutoCloseable {

  private static final AdvisoryLock LOCK = AdvisoryLock.inGroup("rollout.mover", 0);

  private final Connection connection;

  private MoveLock(Connection connection) {
    this.connection = connection;
  }

  /**
   * @return empty if another process holds the lock
   */
  public static Optional<MoveLock> tryAcquire(HomeConnections homeConnections) {
    try {
      var connection = homeConnections.open();
      if (LOCK.tryLock(jdbc(connection))) {
        return Optional.of(new MoveLock(connection));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("The database does not answer", e);
    }
  }

  /** Whether any session of this database holds the lock. */
  public static boolean isHeld(JdbcClient jdbc) {
    return LOCK.isHeld(jdbc);
  }

  /**
   * @throws DataAccessException if the session that held the lock has ended
   */
  void verify() {
    jdbc(connection).sql("select 1").query(Integer.class).single();
  }

  private static JdbcClient jdbc(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** Unlocks before it disconnects, since the server notices the end of a session later. */
  @Override
  public void close() {
    try (connection) {
      LOCK.unlock(jdbc(connection));
    } catch (SQLException | DataAccessException e) {
      // The session has ended, and PostgreSQL has released the lock with it.
    }
  }
}

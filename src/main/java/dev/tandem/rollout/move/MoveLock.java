package dev.tandem.rollout.move;

import dev.tandem.kernel.persistence.AdvisoryLock;
import dev.tandem.rollout.routing.RouteWatcher;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The right to move modules, which one process at a time has, for as long as it lives. */
public class MoveLock implements AutoCloseable {

  static final AdvisoryLock LOCK = AdvisoryLock.inGroup("rollout.mover", 0);

  private final Connection connection;

  private MoveLock(Connection connection) {
    this.connection = connection;
  }

  /** Empty where another process is at it. */
  public static Optional<MoveLock> tryAcquire(RouteWatcher.ConnectionSupplier home) {
    try {
      var connection = home.open();
      if (LOCK.tryLock(jdbc(connection))) {
        return Optional.of(new MoveLock(connection));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("The database does not answer", e);
    }
  }

  /** Fails where the session has ended that has the right. */
  void verify() {
    jdbc(connection).sql("select 1").query(Integer.class).single();
  }

  private static JdbcClient jdbc(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** Gives the right back first: that a session has ended is seen a moment later only. */
  @Override
  public void close() {
    try (connection) {
      LOCK.unlock(jdbc(connection));
    } catch (SQLException | DataAccessException e) {
      // it has ended already, and the right with it
    }
  }
}

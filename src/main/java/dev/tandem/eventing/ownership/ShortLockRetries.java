package dev.tandem.eventing.ownership;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs DDL with a short lock timeout and retries, so that it never queues other sessions behind it.
 */
final class ShortLockRetries {

  private static final Duration RETRY_DELAY = Duration.ofMillis(20);

  private ShortLockRetries() {}

  /**
   * @throws CannotAcquireLockException if a lock is not available in time
   */
  static void once(Connection within, Consumer<JdbcClient> change) {
    var jdbc = JdbcClient.create(new SingleConnectionDataSource(within, true));
    try {
      jdbc.sql("select set_config('lock_timeout', '300ms', true)").query().listOfRows();
      change.accept(jdbc);
    } catch (DataAccessException e) {
      throw LockContention.isCauseOf(e)
          ? new CannotAcquireLockException("Other sessions hold the locks; try again.", e)
          : e;
    }
  }

  /** Runs the change in transactions of its own, until one succeeds or the timeout ends. */
  static void untilSuccess(DataSource database, Duration timeout, Consumer<Connection> change) {
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        transaction.executeWithoutResult(
            status -> change.accept(DataSourceUtils.getConnection(database)));
        return;
      } catch (PessimisticLockingFailureException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(RETRY_DELAY.toNanos());
      }
    }
  }
}

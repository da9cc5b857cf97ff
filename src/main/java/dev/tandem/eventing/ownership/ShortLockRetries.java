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

/** Changes that rather give up and are tried again than hold others up behind their locks. */
final class ShortLockRetries {

  private static final Duration RETRY_DELAY = Duration.ofMillis(20);

  private ShortLockRetries() {}

  /** So that whoever is not concerned by the change is not held up by it. */
  static void once(Connection within, Consumer<JdbcClient> change) {
    var its = JdbcClient.create(new SingleConnectionDataSource(within, true));
    try {
      its.sql("select set_config('lock_timeout', '300ms', true)").query().listOfRows();
      change.accept(its);
    } catch (DataAccessException e) {
      throw LockContention.isCauseOf(e)
          ? new CannotAcquireLockException("Others are writing; try again.", e)
          : e;
    }
  }

  /** In transactions of its own, until one succeeds or the patience ends. */
  static void untilSuccess(DataSource database, Duration patience, Consumer<Connection> change) {
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    long deadline = System.nanoTime() + patience.toNanos();
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

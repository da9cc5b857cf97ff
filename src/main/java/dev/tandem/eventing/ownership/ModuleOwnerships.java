package dev.tandem.eventing.ownership;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records in a database which modules are live there, and enforces it: the tables of a fenced
 * module refuse every write with {@link FencedWrite#SQL_STATE}, and its events go to the broker.
 * Works on either side of a move.
 *
 * <p>A change of ownership gives up within a second if it cannot get its locks, with a {@link
 * PessimisticLockingFailureException} and nothing changed; the caller rolls back and tries again.
 */
@Component
public final class ModuleOwnerships {

  private final DataSource database;
  private final JdbcClient jdbc;
  private final ModuleOwnershipTable table;

  public ModuleOwnerships(DataSource database) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.table = new ModuleOwnershipTable(jdbc);
  }

  public ModuleOwnership of(String module) {
    return table.find(module);
  }

  /** The modules that were ever moved or whose consumption was ever stopped. */
  public List<ModuleOwnership> all() {
    return table.all();
  }

  /**
   * Fences a module that this database has never seen live, and stops its consumption, until it is
   * activated here: another database owns it.
   */
  public void startFenced(String module) {
    new TransactionTemplate(new DataSourceTransactionManager(database))
        .executeWithoutResult(status -> OwnershipChange.of(module, jdbc).startFenced());
  }

  /** Once it returns, nothing more is taken from the broker for the module in this database. */
  public void stopConsuming(String module) {
    table.setConsuming(module, false);
  }

  public void resumeConsuming(String module) {
    table.setConsuming(module, true);
  }

  /**
   * From its commit on, no event of this log is delivered to the module, either here or by the
   * broker, until {@link #resumeDeliveries}, {@link #activate} or {@link #fence}. A module that
   * moves back is suspended first, while the other side finishes what it was sent: so the order of
   * events is kept.
   */
  public void suspendDeliveries(String module, Connection within) {
    ShortLockRetries.once(within, client -> OwnershipChange.of(module, client).suspendDeliveries());
  }

  /** Ends {@link #suspendDeliveries} without a change of ownership. */
  public void resumeDeliveries(String module) {
    new ModuleCursors(jdbc, module).release();
  }

  /**
   * Ends the module's life in this database with the commit of the caller's transaction. Waits for
   * its running writers; later ones are refused. Events of this log that it has not handled go to
   * the broker. A module that is fenced already gets the new epoch.
   *
   * @throws StaleEpochException if the epoch is not above the one it is live in, or below the one
   *     it is fenced in
   * @throws DetachedSubscriptionsException if it is live, and a subscription of it is paused or
   *     replayed
   */
  public void fence(String module, long epoch, Connection within) {
    ShortLockRetries.once(within, client -> OwnershipChange.of(module, client).fence(epoch));
  }

  /**
   * Makes the module live in this database from the commit of the caller's transaction on: it may
   * write, takes its messages from the broker, and gets the events of this log. Does nothing if it
   * is live in the same epoch already.
   *
   * @throws StaleEpochException if the epoch is not above the one it is fenced in
   */
  public void activate(String module, long epoch, Connection within) {
    ShortLockRetries.once(within, client -> OwnershipChange.of(module, client).activate(epoch));
  }

  /** {@link #fence(String, long, Connection)} in its own transaction, retried until the timeout. */
  public void fence(String module, long epoch, Duration timeout) {
    ShortLockRetries.untilSuccess(
        database, timeout, connection -> fence(module, epoch, connection));
  }

  /**
   * {@link #activate(String, long, Connection)} in its own transaction, retried until the timeout.
   */
  public void activate(String module, long epoch, Duration timeout) {
    ShortLockRetries.untilSuccess(
        database, timeout, connection -> activate(module, epoch, connection));
  }

  /**
   * {@link #suspendDeliveries(String, Connection)} in its own transaction, retried until the
   * timeout.
   */
  public void suspendDeliveries(String module, Duration timeout) {
    ShortLockRetries.untilSuccess(
        database, timeout, connection -> suspendDeliveries(module, connection));
  }
}

package dev.tandem.eventing.ownership;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
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

  public ModuleOwnerships(DataSource database) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
  }

  public ModuleOwnership of(String module) {
    return select(jdbc, module, "");
  }

  /** The modules that were ever moved or whose consumption was ever stopped. */
  public List<ModuleOwnership> all() {
    return jdbc.sql("select * from eventing.module_ownership order by module")
        .query((row, i) -> ownership(row))
        .list();
  }

  /**
   * Fences a module that this database has never seen live, and stops its consumption, until it is
   * activated here: another database owns it.
   */
  public void startFenced(String module) {
    new TransactionTemplate(new DataSourceTransactionManager(database))
        .executeWithoutResult(status -> {
          int inserted =
              jdbc.sql(
                      """
                      insert into eventing.module_ownership (module, writable, consuming)
                      values (?, false, false) on conflict do nothing
                      """)
                  .param(module)
                  .update();
          if (inserted > 0) {
            jdbc.sql("select eventing.fence_tables(?)").param(module).query().listOfRows();
            new ModuleCursors(jdbc, module).startForwarded();
          }
        });
  }

  /** Once it returns, nothing more is taken from the broker for the module in this database. */
  public void stopConsuming(String module) {
    setConsuming(module, false);
  }

  public void resumeConsuming(String module) {
    setConsuming(module, true);
  }

  private void setConsuming(String module, boolean consuming) {
    jdbc.sql(
            """
            insert into eventing.module_ownership (module, consuming) values (?, ?)
            on conflict (module) do update set consuming = excluded.consuming
            """)
        .params(module, consuming)
        .update();
  }

  /**
   * From its commit on, no event of this log is delivered to the module, neither here nor by the
   * broker, until {@link #resumeDeliveries}, {@link #activate} or {@link #fence}. A module that
   * moves back is suspended first, while the other side finishes what it was sent: so the order of
   * events is kept.
   */
  public void suspendDeliveries(String module, Connection within) {
    ShortLockRetries.once(
        within,
        client -> {
          var cursors = new ModuleCursors(client, module);
          cursors.lock();
          cursors.hold();
        });
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
    ShortLockRetries.once(within, client -> fence(module, epoch, client));
  }

  private static void fence(String module, long epoch, JdbcClient jdbc) {
    var current = lockOwnership(jdbc, module);
    if (current.writable() ? epoch <= current.epoch() : epoch < current.epoch()) {
      throw new StaleEpochException(current, epoch);
    }
    var cursors = new ModuleCursors(jdbc, module);
    cursors.lock();
    if (current.writable()) {
      cursors.requireNoneDetached();
    }
    jdbc.sql("select eventing.fence_tables(?)").param(module).query().listOfRows();
    jdbc.sql(
            """
            update eventing.module_ownership
               set writable = false, epoch = ?, since = clock_timestamp()
             where module = ?
            """)
        .params(epoch, module)
        .update();
    cursors.forward();
  }

  /**
   * Makes the module live in this database from the commit of the caller's transaction on: it may
   * write, takes its messages from the broker, and gets the events of this log. Does nothing if it
   * is live in the same epoch already.
   *
   * @throws StaleEpochException if the epoch is not above the one it is fenced in
   */
  public void activate(String module, long epoch, Connection within) {
    ShortLockRetries.once(within, client -> activate(module, epoch, client));
  }

  private static void activate(String module, long epoch, JdbcClient jdbc) {
    var current = lockOwnership(jdbc, module);
    if (current.writable() && epoch == current.epoch()) {
      return;
    }
    if (epoch <= current.epoch()) {
      throw new StaleEpochException(current, epoch);
    }
    var cursors = new ModuleCursors(jdbc, module);
    cursors.lock();
    jdbc.sql("select eventing.unfence_tables(?)").param(module).query().listOfRows();
    jdbc.sql(
            """
            update eventing.module_ownership
               set writable = true, consuming = true, epoch = ?, since = clock_timestamp()
             where module = ?
            """)
        .params(epoch, module)
        .update();
    cursors.activate();
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

  private static ModuleOwnership lockOwnership(JdbcClient jdbc, String module) {
    jdbc.sql("insert into eventing.module_ownership (module) values (?) on conflict do nothing")
        .param(module)
        .update();
    return select(jdbc, module, " for update");
  }

  private static ModuleOwnership select(JdbcClient jdbc, String module, String locking) {
    return jdbc.sql("select * from eventing.module_ownership where module = ?" + locking)
        .param(module)
        .query((row, i) -> ownership(row))
        .optional()
        .orElseGet(() -> ModuleOwnership.neverMoved(module));
  }

  private static ModuleOwnership ownership(ResultSet row) throws SQLException {
    return new ModuleOwnership(
        row.getString("module"),
        row.getBoolean("writable"),
        row.getBoolean("consuming"),
        row.getLong("epoch"),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }
}

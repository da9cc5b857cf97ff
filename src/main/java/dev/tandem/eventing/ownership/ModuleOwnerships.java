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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is live, kept by the store itself: where a module is not live, its tables refuse every write
 * with {@link FencedWrite#SQL_STATE} and its events go to the broker. Speaks of one database, and
 * works on either side of a move.
 *
 * <p>What changes a ownership gives up within a second when it cannot have its locks, with a {@link
 * PessimisticLockingFailureException} and nothing changed; the caller rolls back and tries again.
 */
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

  /** Those that were ever moved or stopped. */
  public List<ModuleOwnership> all() {
    return jdbc.sql("select * from eventing.module_ownership order by module")
        .query((row, i) -> ownership(row))
        .list();
  }

  /**
   * Where the module was never live, it is not, and does not receive, until it is opened: another
   * database has it.
   */
  public void startFenced(String module) {
    new TransactionTemplate(new DataSourceTransactionManager(database))
        .executeWithoutResult(status -> {
          int begun =
              jdbc.sql(
                      """
                      insert into eventing.module_ownership (module, writable, consuming)
                      values (?, false, false) on conflict do nothing
                      """)
                  .param(module)
                  .update();
          if (begun > 0) {
            jdbc.sql("select eventing.fence_tables(?)").param(module).query().listOfRows();
            jdbc.sql(
                    "update eventing.cursor set state = 'FORWARDED' where module = ? and state = 'ACTIVE'")
                .param(module)
                .update();
          }
        });
  }

  /** When it returns, nothing more is taken here from the broker for the module. */
  public void stopConsuming(String module) {
    setConsuming(module, false);
  }

  public void resumeConsuming(String module) {
    setConsuming(module, true);
  }

  private void setConsuming(String module, boolean receiving) {
    jdbc.sql(
            """
            insert into eventing.module_ownership (module, consuming) values (?, ?)
            on conflict (module) do update set consuming = excluded.consuming
            """)
        .params(module, receiving)
        .update();
  }

  /**
   * From its commit on, nothing is handed on to the module from this log, neither here nor by the
   * broker, until {@link #resumeDeliveries}, {@link #activate} or {@link #fence}. Whoever brings a
   * module home holds it there first, and lets the other side finish what it was sent: so the order
   * of events is kept.
   */
  public void suspendDeliveries(String module, Connection within) {
    ShortLockRetries.once(within, its -> suspendDeliveries(module, its));
  }

  private static void suspendDeliveries(String module, JdbcClient its) {
    lockCursors(its, module);
    its.sql("update eventing.cursor set state = 'HELD' where module = ? and state <> 'PAUSED'")
        .param(module)
        .update();
  }

  /** The end of {@link #suspendDeliveries} without a change of ownership. */
  public void resumeDeliveries(String module) {
    jdbc.sql(
            """
            update eventing.cursor c
               set state = coalesce(
                     (select case when writable then 'ACTIVE' else 'FORWARDED' end
                        from eventing.module_ownership o where o.module = c.module), 'ACTIVE')
             where module = ? and state = 'HELD'
            """)
        .param(module)
        .update();
  }

  /**
   * The module ceases to be live here with the commit of the caller's transaction. Waits for its
   * running writers; every later one is refused. What it was not yet handed from this log goes to
   * the broker. Closing what is closed may raise the epoch.
   *
   * @throws StaleEpochException when the epoch is not above the one it is live in, or below the one
   *     it is closed in
   * @throws DetachedSubscriptionsException when it is live, and a subscription of it is paused or
   *     replayed
   */
  public void fence(String module, long epoch, Connection within) {
    ShortLockRetries.once(within, its -> fence(module, epoch, its));
  }

  private static void fence(String module, long epoch, JdbcClient its) {
    var now = lockOwnership(its, module);
    if (now.writable() ? epoch <= now.epoch() : epoch < now.epoch()) {
      throw new StaleEpochException(now, epoch);
    }
    lockCursors(its, module);
    if (now.writable()) {
      requireNoneDetached(its, module);
    }
    its.sql("select eventing.fence_tables(?)").param(module).query().listOfRows();
    its.sql(
            """
            update eventing.module_ownership set writable = false, epoch = ?, since = clock_timestamp()
             where module = ?
            """)
        .params(epoch, module)
        .update();
    its.sql("update eventing.cursor set state = 'FORWARDED' where module = ? and state <> 'PAUSED'")
        .param(module)
        .update();
  }

  /**
   * The module is live here from the commit of the caller's transaction on, takes what the broker
   * brings for it, and is handed the events of this log. Opening again in the same epoch changes
   * nothing.
   *
   * @throws StaleEpochException when the epoch is not above the one it is closed in
   */
  public void activate(String module, long epoch, Connection within) {
    ShortLockRetries.once(within, its -> activate(module, epoch, its));
  }

  private static void activate(String module, long epoch, JdbcClient its) {
    var now = lockOwnership(its, module);
    if (now.writable() && epoch == now.epoch()) {
      return;
    }
    if (epoch <= now.epoch()) {
      throw new StaleEpochException(now, epoch);
    }
    lockCursors(its, module);
    its.sql("select eventing.unfence_tables(?)").param(module).query().listOfRows();
    its.sql(
            """
            update eventing.module_ownership
               set writable = true, consuming = true, epoch = ?, since = clock_timestamp()
             where module = ?
            """)
        .params(epoch, module)
        .update();
    its.sql(
            """
            update eventing.cursor
               set state = case state when 'PAUSED' then state else 'ACTIVE' end, last_forwarded = null, forwarded_at = null,
                   dual_delivery_until =
                     coalesce(pg_sequence_last_value(('eventing.partition_' || partition)::regclass), 0)
             where module = ?
            """)
        .param(module)
        .update();
  }

  /** {@link #fence(String, long, Connection)} in a transaction of its own, tried for so long. */
  public void fence(String module, long epoch, Duration patience) {
    ShortLockRetries.untilSuccess(
        database, patience, connection -> fence(module, epoch, connection));
  }

  /** {@link #activate(String, long, Connection)} in a transaction of its own, tried for so long. */
  public void activate(String module, long epoch, Duration patience) {
    ShortLockRetries.untilSuccess(
        database, patience, connection -> activate(module, epoch, connection));
  }

  /**
   * {@link #suspendDeliveries(String, Connection)} in a transaction of its own, tried for so long.
   */
  public void suspendDeliveries(String module, Duration patience) {
    ShortLockRetries.untilSuccess(
        database, patience, connection -> suspendDeliveries(module, connection));
  }

  private static ModuleOwnership lockOwnership(JdbcClient jdbc, String module) {
    jdbc.sql("insert into eventing.module_ownership (module) values (?) on conflict do nothing")
        .param(module)
        .update();
    return select(jdbc, module, " for update");
  }

  /**
   * What its consumers have had on this side is told apart from the other side's for all as one.
   */
  private static void requireNoneDetached(JdbcClient its, String module) {
    var apart =
        its.sql(
                """
                select distinct consumer from eventing.cursor
                 where module = ? and consumer <> module and registration = 'CURRENT' order by consumer
                """)
            .param(module)
            .query((row, i) -> row.getString(1))
            .list();
    if (!apart.isEmpty()) {
      throw new DetachedSubscriptionsException(apart);
    }
  }

  /** Before the tables: a delivery that is under way writes to them and then lets its cursor go. */
  private static void lockCursors(JdbcClient jdbc, String module) {
    jdbc.sql("select from eventing.cursor where module = ? order by consumer, partition for update")
        .param(module)
        .query((row, i) -> i)
        .list();
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

package dev.tandem.eventing.tenure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
 * Who is live, kept by the store itself: where a module is not live, its tables refuse every write
 * with {@link NotLive#SQL_STATE} and its events go to the broker. Speaks of one database, and works
 * on either side of a move.
 *
 * <p>What changes a tenure gives up within a second when it cannot have its locks, with a {@link
 * PessimisticLockingFailureException} and nothing changed; the caller rolls back and tries again.
 */
public final class Tenures {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  private final DataSource database;
  private final JdbcClient jdbc;

  public Tenures(DataSource database) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
  }

  public Tenure of(String module) {
    return find(jdbc, module, "");
  }

  /** Those that were ever moved or stopped. */
  public List<Tenure> all() {
    return jdbc.sql("select * from eventing.tenure order by module")
        .query((row, i) -> tenure(row))
        .list();
  }

  /**
   * Where the module was never live, it is not, and does not receive, until it is opened: another
   * database has it.
   */
  public void beginClosed(String module) {
    new TransactionTemplate(new DataSourceTransactionManager(database))
        .executeWithoutResult(status -> {
          int begun =
              jdbc.sql(
                      """
                      insert into eventing.tenure (module, live, receiving)
                      values (?, false, false) on conflict do nothing
                      """)
                  .param(module)
                  .update();
          if (begun > 0) {
            jdbc.sql("select eventing.close_tables(?)").param(module).query().listOfRows();
            jdbc.sql("update eventing.cursor set away = true where module = ?")
                .param(module)
                .update();
          }
        });
  }

  /** When it returns, nothing more is taken here from the broker for the module. */
  public void stopReceiving(String module) {
    receive(module, false);
  }

  public void receiveAgain(String module) {
    receive(module, true);
  }

  private void receive(String module, boolean receiving) {
    jdbc.sql(
            """
            insert into eventing.tenure (module, receiving) values (?, ?)
            on conflict (module) do update set receiving = excluded.receiving
            """)
        .params(module, receiving)
        .update();
  }

  /**
   * From its commit on, nothing is handed on to the module from this log, neither here nor by the
   * broker, until {@link #handOn}, {@link #open} or {@link #close}. Whoever brings a module home
   * holds it there first, and lets the other side finish what it was sent: so the order of events
   * is kept.
   */
  public void hold(String module, Connection within) {
    hastily(within, its -> hold(module, its));
  }

  private static void hold(String module, JdbcClient its) {
    lockCursors(its, module);
    its.sql("update eventing.cursor set held = true where module = ?").param(module).update();
  }

  /** The end of {@link #hold} without a change of tenure. */
  public void handOn(String module) {
    jdbc.sql("update eventing.cursor set held = false where module = ? and held")
        .param(module)
        .update();
  }

  /**
   * The module ceases to be live here with the commit of the caller's transaction. Waits for its
   * running writers; every later one is refused. What it was not yet handed from this log goes to
   * the broker. Closing what is closed may raise the epoch.
   *
   * @throws StaleEpoch when the epoch is not above the one it is live in, or below the one it is
   *     closed in
   */
  public void close(String module, long epoch, Connection within) {
    hastily(within, its -> close(module, epoch, its));
  }

  private static void close(String module, long epoch, JdbcClient its) {
    var now = locked(its, module);
    if (now.live() ? epoch <= now.epoch() : epoch < now.epoch()) {
      throw new StaleEpoch(now, epoch);
    }
    lockCursors(its, module);
    its.sql("select eventing.close_tables(?)").param(module).query().listOfRows();
    its.sql(
            """
            update eventing.tenure set live = false, epoch = ?, since = clock_timestamp()
             where module = ?
            """)
        .params(epoch, module)
        .update();
    its.sql("update eventing.cursor set away = true, held = false where module = ?")
        .param(module)
        .update();
  }

  /**
   * The module is live here from the commit of the caller's transaction on, takes what the broker
   * brings for it, and is handed the events of this log. Opening again in the same epoch changes
   * nothing.
   *
   * @throws StaleEpoch when the epoch is not above the one it is closed in
   */
  public void open(String module, long epoch, Connection within) {
    hastily(within, its -> open(module, epoch, its));
  }

  private static void open(String module, long epoch, JdbcClient its) {
    var now = locked(its, module);
    if (now.live() && epoch == now.epoch()) {
      return;
    }
    if (epoch <= now.epoch()) {
      throw new StaleEpoch(now, epoch);
    }
    lockCursors(its, module);
    its.sql("select eventing.open_tables(?)").param(module).query().listOfRows();
    its.sql(
            """
            update eventing.tenure
               set live = true, receiving = true, epoch = ?, since = clock_timestamp()
             where module = ?
            """)
        .params(epoch, module)
        .update();
    its.sql(
            """
            update eventing.cursor
               set away = false, held = false, last_sent = null, sent_at = null,
                   shared_to =
                     coalesce(pg_sequence_last_value(('eventing.lane_' || lane)::regclass), 0)
             where module = ?
            """)
        .param(module)
        .update();
  }

  /** {@link #close(String, long, Connection)} in a transaction of its own, tried for so long. */
  public void close(String module, long epoch, Duration patience) {
    patiently(patience, connection -> close(module, epoch, connection));
  }

  /** {@link #open(String, long, Connection)} in a transaction of its own, tried for so long. */
  public void open(String module, long epoch, Duration patience) {
    patiently(patience, connection -> open(module, epoch, connection));
  }

  /** {@link #hold(String, Connection)} in a transaction of its own, tried for so long. */
  public void hold(String module, Duration patience) {
    patiently(patience, connection -> hold(module, connection));
  }

  public Unfinished unfinished(String module) {
    return jdbc.sql(
            """
            with ours as (select * from eventing.cursor where module = :module),
            sending as (select * from eventing.cursor
                         where (away and reader = module) or reader like 'broker:%')
            select
              (select count(distinct (e.lane, e.pos))
                 from ours c join eventing.event_log e
                   on e.lane = c.lane and e.chapter >= c.chapter
                      and (e.pos > c.pos or e.pos = any(c.gaps))
                where e.addressee = :module) as addressed,
              (select count(*) from eventing.parked p
                where exists (select from ours c where p.subscription = any(c.subscriptions)))
                as held,
              (select count(distinct (e.lane, e.pos))
                 from sending c join eventing.event_log e
                   on e.lane = c.lane and e.chapter >= c.chapter
                      and (e.pos > c.pos or e.pos = any(c.gaps))
                where e.addressee is null and starts_with(e.name, :module || '.')) as outgoing,
              array(select distinct reader from ours where reader <> module and not gone
                     order by reader) as apart
            """)
        .param("module", module)
        .query((row, i) ->
            new Unfinished(
                row.getLong("addressed"),
                row.getLong("held"),
                row.getLong("outgoing"),
                List.of((String[]) row.getArray("apart").getArray())))
        .single();
  }

  /** The modules that events of this log have been sent to over the broker of late. */
  public Set<String> dispatchedTo() {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct case when starts_with(reader, 'broker:') then substr(reader, 8)
                                     else module end
                  from eventing.cursor where last_sent is not null
                """)
            .query((row, i) -> row.getString(1))
            .list());
  }

  /**
   * The last event of each lane that the broker has confirmed for the module. When the other side
   * has received them, it has received all that was sent before.
   */
  public List<UUID> lastDispatched(String module) {
    return jdbc.sql(
            """
            select last_sent from eventing.cursor
             where last_sent is not null and (reader = ? or reader = 'broker:' || ?)
            """)
        .params(module, module)
        .query((row, i) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Those of the events that have not come over the broker for the module, as far as is known. */
  public Set<UUID> notYetReceived(String module, Collection<UUID> events) {
    return new HashSet<>(
        jdbc.sql(
                """
                select id from unnest(?::uuid[]) id
                 where not exists (
                         select from eventing.received where module = ? and event_id = id)
                   and not exists (
                         select from eventing.refused where message_id = id::text)
                """)
            .params(events.toArray(UUID[]::new), module)
            .query((row, i) -> row.getObject(1, UUID.class))
            .list());
  }

  /** So that whoever is not concerned by the change is not held up by it. */
  private static void hastily(Connection within, Consumer<JdbcClient> change) {
    var its = JdbcClient.create(new SingleConnectionDataSource(within, true));
    try {
      its.sql("select set_config('lock_timeout', '300ms', true)").query().listOfRows();
      change.accept(its);
    } catch (DataAccessException e) {
      throw isBusy(e) ? new CannotAcquireLockException("Others are writing; try again.", e) : e;
    }
  }

  /** Without its locks in time, or a deadlock's victim. */
  private static boolean isBusy(DataAccessException e) {
    return e.getRootCause() instanceof SQLException sql
        && Set.of("55P03", "40P01").contains(String.valueOf(sql.getSQLState()));
  }

  private static Tenure locked(JdbcClient jdbc, String module) {
    jdbc.sql("insert into eventing.tenure (module) values (?) on conflict do nothing")
        .param(module)
        .update();
    return find(jdbc, module, " for update");
  }

  /** Before the tables: a delivery that is under way writes to them and then lets its cursor go. */
  private static void lockCursors(JdbcClient jdbc, String module) {
    jdbc.sql("select from eventing.cursor where module = ? order by reader, lane for update")
        .param(module)
        .query((row, i) -> i)
        .list();
  }

  private static Tenure find(JdbcClient jdbc, String module, String locking) {
    return jdbc.sql("select * from eventing.tenure where module = ?" + locking)
        .param(module)
        .query((row, i) -> tenure(row))
        .optional()
        .orElseGet(() -> Tenure.neverMoved(module));
  }

  private static Tenure tenure(ResultSet row) throws SQLException {
    return new Tenure(
        row.getString("module"),
        row.getBoolean("live"),
        row.getBoolean("receiving"),
        row.getLong("epoch"),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }

  private void patiently(Duration patience, Consumer<Connection> change) {
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
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }
}

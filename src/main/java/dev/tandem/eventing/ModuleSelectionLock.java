package dev.tandem.eventing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The modules that this process runs on its log. Instances of the same selection share them; a
 * process that would run some of them and not the others is refused, since the two would divide
 * what belongs together. A claim is a lock of a database session, so it ends with the process.
 */
class ModuleSelectionLock implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(ModuleSelectionLock.class);

  /** Both numbers of an advisory lock, as the catalogue shows them. */
  private static final String CONFLICT =
      """
      select m.name as module, coalesce(nullif(max(a.application_name), ''), 'others') as who
        from unnest(:modules::text[]) m (name)
        join pg_locks l
          on l.locktype = 'advisory' and l.granted and l.objsubid = 2
             and l.database = (select oid from pg_database where datname = current_database())
             and l.classid = (hashtext('eventing.claim.' || m.name)::bigint & 4294967295)::oid
             and l.objid <> (hashtext(:selection)::bigint & 4294967295)::oid
        left join pg_stat_activity a on a.pid = l.pid
       group by m.name order by m.name limit 1
      """;

  private static final String REMOTE_SELECTION = "elsewhere";

  private final DataSource database;
  private final SortedSet<String> modules;
  private final SortedSet<String> remoteModules;
  private @Nullable Connection lockConnection;

  /**
   * @param modules that run here
   * @param elsewhere to which the broker takes events of this log, so that none of them runs on it
   */
  ModuleSelectionLock(
      DataSource database, Collection<String> modules, Collection<String> remoteModules) {
    this.database = database;
    this.modules = new TreeSet<>(modules);
    this.remoteModules = new TreeSet<>(remoteModules);
  }

  /**
   * @throws IllegalArgumentException in a sentence, when another process has claimed some of them
   *     otherwise
   */
  synchronized void acquire() {
    if (modules.isEmpty() || lockConnection != null) {
      return;
    }
    var connection = connect();
    var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    var rival = tryAcquire(jdbc);
    if (rival.isPresent()) {
      release(connection);
      throw new IllegalArgumentException(rival.get());
    }
    lockConnection = connection;
  }

  private Connection connect() {
    try {
      return database.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException("No connection to claim the modules with", e);
    }
  }

  /** One process at a time, so that of two that start together one is the first. */
  private Optional<String> tryAcquire(JdbcClient jdbc) {
    var here = String.join(",", modules);
    execute(jdbc, "select pg_advisory_lock(hashtext('eventing.claims'))");
    jdbc.sql("select set_config('application_name', left('tandem ' || ?, 63), false)")
        .param(here)
        .query()
        .listOfRows();
    try {
      var rival = tryAcquire(jdbc, modules, here);
      return rival.isPresent() ? rival : tryAcquire(jdbc, remoteModules, REMOTE_SELECTION);
    } finally {
      execute(jdbc, "select pg_advisory_unlock(hashtext('eventing.claims'))");
    }
  }

  private static Optional<String> tryAcquire(
      JdbcClient jdbc, Collection<String> modules, String selection) {
    var names = modules.toArray(String[]::new);
    jdbc.sql(
            "select pg_advisory_lock_shared(hashtext('eventing.claim.' || m), hashtext(?))"
                + " from unnest(?::text[]) m")
        .params(selection, names)
        .query()
        .listOfRows();
    return jdbc.sql(CONFLICT)
        .param("modules", names)
        .param("selection", selection)
        .query((row, i) -> conflictMessage(row.getString("module"), row.getString("who")))
        .optional();
  }

  private static String conflictMessage(String module, String who) {
    return "tandem.modules claims %s, which another process on this database has claimed (%s); start this one with the same selection as a further instance, stop the other, or give this one its own database with spring.datasource.url."
        .formatted(module, who);
  }

  private static void execute(JdbcClient jdbc, String sql) {
    jdbc.sql(sql).query().listOfRows();
  }

  /**
   * Claims again when the session was lost.
   *
   * @throws IllegalArgumentException when another process was quicker
   */
  synchronized void reacquireIfLost() {
    var connection = lockConnection;
    if (connection == null || isAlive(connection)) {
      return;
    }
    LOG.info("The session that claims {} was lost; they are claimed again", modules);
    lockConnection = null;
    close(connection);
    acquire();
  }

  private static boolean isAlive(Connection connection) {
    try {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public synchronized void destroy() {
    if (lockConnection != null) {
      release(lockConnection);
      lockConnection = null;
    }
  }

  /** The connection goes back to the pool, without the locks. */
  private void release(Connection connection) {
    try {
      var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      unlock(jdbc, modules, String.join(",", modules));
      unlock(jdbc, remoteModules, REMOTE_SELECTION);
      execute(jdbc, "select set_config('application_name', 'tandem', false)");
    } catch (DataAccessException e) {
      LOG.debug("The session has gone with its locks", e);
    }
    close(connection);
  }

  private static void unlock(JdbcClient jdbc, Collection<String> modules, String selection) {
    jdbc.sql(
            "select pg_advisory_unlock_shared(hashtext('eventing.claim.' || m), hashtext(?))"
                + " from unnest(?::text[]) m")
        .params(selection, modules.toArray(String[]::new))
        .query()
        .listOfRows();
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("The session was lost", e);
    }
  }
}

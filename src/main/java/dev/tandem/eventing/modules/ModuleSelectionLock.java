package dev.tandem.eventing.modules;

import dev.tandem.kernel.persistence.AdvisoryLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
 * Locks the modules that this process runs on its event log. Instances with the same selection
 * share the locks; a process with an overlapping but different selection does not start, because
 * the two would divide the deliveries of a module between them. The locks belong to a database
 * session, so they end with the process.
 */
public class ModuleSelectionLock implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(ModuleSelectionLock.class);

  /** Held while the modules are locked, so that one of two processes is the first. */
  private static final AdvisoryLock ACQUISITION = AdvisoryLock.named("eventing.claims");

  private static final String REMOTE_SELECTION = "elsewhere";

  private final DataSource database;
  private final String selection;
  private final List<ModuleLock> locks = new ArrayList<>();
  private @Nullable Connection lockConnection;

  /**
   * @param modules those that run here
   * @param remoteModules those to which the broker forwards the events of this log; none of them
   *     may run on it
   */
  public ModuleSelectionLock(
      DataSource database, Collection<String> modules, Collection<String> remoteModules) {
    this.database = database;
    this.selection = String.join(",", new TreeSet<>(modules));
    if (!modules.isEmpty()) {
      modules.forEach(module -> locks.add(ModuleLock.of(module, selection)));
      remoteModules.forEach(module -> locks.add(ModuleLock.of(module, REMOTE_SELECTION)));
    }
  }

  private record ModuleLock(String module, AdvisoryLock lock) {

    static ModuleLock of(String module, String selection) {
      return new ModuleLock(module, AdvisoryLock.inGroup("eventing.claim." + module, selection));
    }
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator, if another process runs some
   *     of the modules with a different selection
   */
  public synchronized void acquire() {
    if (locks.isEmpty() || lockConnection != null) {
      return;
    }
    var connection = connect();
    var conflict = lockModules(jdbc(connection));
    if (conflict.isPresent()) {
      release(connection);
      throw new IllegalArgumentException(conflict.get());
    }
    lockConnection = connection;
  }

  private Connection connect() {
    try {
      return database.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException("No connection to lock the modules with", e);
    }
  }

  private Optional<String> lockModules(JdbcClient session) {
    ACQUISITION.lock(session);
    try {
      setApplicationName(session, "tandem " + selection);
      locks.forEach(module -> module.lock().lockShared(session));
      return locks.stream().flatMap(module -> conflict(module, session).stream()).findFirst();
    } finally {
      ACQUISITION.unlock(session);
    }
  }

  private static Optional<String> conflict(ModuleLock module, JdbcClient session) {
    return module.lock().holdersOfOthersInGroup(session).stream()
        .max(String::compareTo)
        .map(holder -> conflictMessage(module.module(), holder));
  }

  private static String conflictMessage(String module, String holder) {
    return "tandem.modules includes %s, which another process on this database already runs (%s); start this one with the same selection as a further instance, stop the other, or give this one its own database with spring.datasource.url."
        .formatted(module, holder);
  }

  private static void setApplicationName(JdbcClient session, String name) {
    session
        .sql("select set_config('application_name', left(?, 63), false)")
        .param(name)
        .query()
        .listOfRows();
  }

  private static JdbcClient jdbc(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /**
   * Locks the modules again if the session was lost.
   *
   * @throws IllegalArgumentException if another process has locked them since
   */
  public synchronized void reacquireIfLost() {
    var connection = lockConnection;
    if (connection == null || isAlive(connection)) {
      return;
    }
    LOG.info("Lost the database session that locks the modules {}; locking them again", selection);
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

  /** Returns the connection to the pool without the locks. */
  private void release(Connection connection) {
    try {
      var session = jdbc(connection);
      locks.forEach(module -> module.lock().unlockShared(session));
      setApplicationName(session, "tandem");
    } catch (DataAccessException e) {
      LOG.debug("The session is closed, and with it the locks", e);
    }
    close(connection);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("The session was lost", e);
    }
  }
}

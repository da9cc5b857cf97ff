package dev.tandem.eventing.modules;

import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Locks the modules that this process runs on its event log. Instances with the same selection
 * share the locks; a process with an overlapping but different selection does not start, because
 * the two would divide the deliveries of a module between them. The locks belong to a database
 * session, so they end with the process.
 */
@Component("moduleSelectionLock")
public class ModuleSelectionLock implements InitializingBean, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(ModuleSelectionLock.class);

  private final DataSource database;
  private final ModuleLocks locks;
  private @Nullable LockSession session;

  /**
   * @param migratedJdbc comes after the migrations
   */
  @Autowired
  ModuleSelectionLock(JdbcTemplate migratedJdbc, SelectedModules modules) {
    this(Objects.requireNonNull(migratedJdbc.getDataSource()), modules.locks());
  }

  ModuleSelectionLock(DataSource database, ModuleLocks locks) {
    this.database = database;
    this.locks = locks;
  }

  /** Acquired before anything is delivered. */
  @Override
  public void afterPropertiesSet() {
    acquire();
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator, if another process runs some
   *     of the modules with a different selection
   */
  public synchronized void acquire() {
    if (locks.isEmpty() || session != null) {
      return;
    }
    var opened = LockSession.open(database);
    var conflict = locks.lock(opened.jdbc());
    if (conflict.isPresent()) {
      opened.release(locks);
      throw new IllegalArgumentException(conflict.get());
    }
    session = opened;
  }

  /**
   * Locks the modules again if the session was lost.
   *
   * @throws IllegalArgumentException if another process has locked them since
   */
  public synchronized void reacquireIfLost() {
    var held = session;
    if (held == null || held.isAlive()) {
      return;
    }
    LOG.info(
        "Lost the database session that locks the modules {}; locking them again",
        locks.selection());
    session = null;
    held.close();
    acquire();
  }

  @Override
  public synchronized void destroy() {
    if (session != null) {
      session.release(locks);
      session = null;
    }
  }
}

package dev.tandem.eventing.modules;

import dev.tandem.kernel.persistence.AdvisoryLock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The locks of a selection of modules, held by a database session that has the name of the
 * selection.
 */
record ModuleLocks(String selection, List<ModuleLock> locks) {

  /** Held while the modules are locked, so that one of two processes is the first. */
  private static final AdvisoryLock ACQUISITION = AdvisoryLock.named("eventing.claims");

  private static final String REMOTE_SELECTION = "elsewhere";

  static ModuleLocks of(Collection<String> modules, Collection<String> remoteModules) {
    var selection = String.join(",", new TreeSet<>(modules));
    if (modules.isEmpty()) {
      return new ModuleLocks(selection, List.of());
    }
    return new ModuleLocks(
        selection,
        Stream.concat(
                modules.stream().map(module -> ModuleLock.of(module, selection)),
                remoteModules.stream().map(module -> ModuleLock.of(module, REMOTE_SELECTION)))
            .toList());
  }

  boolean isEmpty() {
    return locks.isEmpty();
  }

  /** Locks all; returns a sentence for the operator if another process has a conflicting lock. */
  Optional<String> lock(JdbcClient session) {
    ACQUISITION.lock(session);
    try {
      setApplicationName(session, "tandem " + selection);
      locks.forEach(module -> module.lock().lockShared(session));
      return locks.stream().flatMap(module -> module.conflict(session).stream()).findFirst();
    } finally {
      ACQUISITION.unlock(session);
    }
  }

  void unlock(JdbcClient session) {
    locks.forEach(module -> module.lock().unlockShared(session));
    setApplicationName(session, "tandem");
  }

  private static void setApplicationName(JdbcClient session, String name) {
    session
        .sql("select set_config('application_name', left(?, 63), false)")
        .param(name)
        .query()
        .listOfRows();
  }
}

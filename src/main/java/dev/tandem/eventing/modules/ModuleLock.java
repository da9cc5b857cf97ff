package dev.tandem.eventing.modules;

import dev.tandem.kernel.persistence.AdvisoryLock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lock of a module, which instances with the same selection share.
 *
 * @param lock in a group with the locks of other selections that include the module
 */
record ModuleLock(String module, AdvisoryLock lock) {

  static ModuleLock of(String module, String selection) {
    return new ModuleLock(module, AdvisoryLock.inGroup("eventing.claim." + module, selection));
  }

  /** A sentence for the operator, if a process with another selection runs the module. */
  Optional<String> conflict(JdbcClient session) {
    return lock.holdersOfOthersInGroup(session).stream()
        .max(String::compareTo)
        .map(this::conflictWith);
  }

  private String conflictWith(String holder) {
    return "tandem.modules includes %s, which another process on this database already runs (%s); start this one with the same selection as a further instance, stop the other, or give this one its own database with spring.datasource.url."
        .formatted(module, holder);
  }
}

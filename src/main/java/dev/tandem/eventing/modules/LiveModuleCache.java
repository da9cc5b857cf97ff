package dev.tandem.eventing.modules;

import dev.tandem.eventing.ownership.ModuleOwnership;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells which modules are live here, as of at most half a second ago, or as last known while the
 * database does not answer. It only saves futile work: the database itself refuses a fenced write.
 */
@Component
class LiveModuleCache {

  private static final Logger LOG = LoggerFactory.getLogger(LiveModuleCache.class);
  private static final long MAX_AGE_NANOS = Duration.ofMillis(500).toNanos();

  private final ModuleOwnerships ownerships;
  private Set<String> fencedModules = Set.of();
  private long readAt = System.nanoTime() - MAX_AGE_NANOS;

  LiveModuleCache(ModuleOwnerships ownerships) {
    this.ownerships = ownerships;
  }

  synchronized boolean isLive(String module) {
    if (System.nanoTime() - readAt >= MAX_AGE_NANOS) {
      refresh();
      readAt = System.nanoTime();
    }
    return !fencedModules.contains(module);
  }

  private void refresh() {
    try {
      fencedModules =
          ownerships.all().stream()
              .filter(ownership -> !ownership.writable())
              .map(ModuleOwnership::module)
              .collect(Collectors.toSet());
    } catch (RuntimeException e) {
      LOG.debug(
          "Cannot determine which modules are live; as before, all except {}", fencedModules, e);
    }
  }
}

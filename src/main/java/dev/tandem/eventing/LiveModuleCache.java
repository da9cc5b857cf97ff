package dev.tandem.eventing;

import dev.tandem.eventing.ownership.ModuleOwnership;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which modules are live here, as of half a second ago at most, or as last known where the database
 * does not answer. For courtesy only: the store itself refuses.
 */
class LiveModuleCache {

  private static final Logger LOG = LoggerFactory.getLogger(LiveModuleCache.class);
  private static final long MAX_AGE_NANOS = Duration.ofMillis(500).toNanos();

  private final Supplier<ModuleOwnerships> ownerships;
  private Set<String> fencedModules = Set.of();
  private long readAt = System.nanoTime() - MAX_AGE_NANOS;

  LiveModuleCache(Supplier<ModuleOwnerships> ownerships) {
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
          ownerships.get().all().stream()
              .filter(it -> !it.writable())
              .map(ModuleOwnership::module)
              .collect(Collectors.toSet());
    } catch (RuntimeException e) {
      LOG.debug("Nobody can say who is live; as before, all but {}", fencedModules, e);
    }
  }
}

package dev.tandem.eventing;

import dev.tandem.eventing.tenure.Tenure;
import dev.tandem.eventing.tenure.Tenures;
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
class LiveModules {

  private static final Logger LOG = LoggerFactory.getLogger(LiveModules.class);
  private static final long FRESH = Duration.ofMillis(500).toNanos();

  private final Supplier<Tenures> tenures;
  private Set<String> elsewhere = Set.of();
  private long readAt = System.nanoTime() - FRESH;

  LiveModules(Supplier<Tenures> tenures) {
    this.tenures = tenures;
  }

  synchronized boolean contains(String module) {
    if (System.nanoTime() - readAt >= FRESH) {
      read();
      readAt = System.nanoTime();
    }
    return !elsewhere.contains(module);
  }

  private void read() {
    try {
      elsewhere =
          tenures.get().all().stream()
              .filter(it -> !it.live())
              .map(Tenure::module)
              .collect(Collectors.toSet());
    } catch (RuntimeException e) {
      LOG.debug("Nobody can say who is live; as before, all but {}", elsewhere, e);
    }
  }
}

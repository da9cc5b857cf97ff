package dev.tandem.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A bounded memory that forgets: each entry some time after it was first made. */
final class Recent<K, V> {

  private static final int BOUND = 10_000;

  private final Map<K, Kept<V>> entries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
          return size() > BOUND;
        }
      };
  private final Duration life;
  private final Clock clock;

  Recent(Duration life, Clock clock) {
    this.life = life;
    this.clock = clock;
  }

  synchronized Optional<Kept<V>> find(K key) {
    var found = entries.get(key);
    if (found == null) {
      return Optional.empty();
    }
    if (found.until().isAfter(clock.instant())) {
      return Optional.of(found);
    }
    entries.remove(key);
    return Optional.empty();
  }

  /** Changes what is remembered, or starts from {@code first}. */
  synchronized void update(K key, V first, UnaryOperator<V> change) {
    var next =
        find(key)
            .map(it -> new Kept<>(change.apply(it.value()), it.until()))
            .orElseGet(() -> new Kept<>(first, clock.instant().plus(life)));
    entries.put(key, next);
  }

  synchronized void forget(K key) {
    entries.remove(key);
  }

  record Kept<V>(V value, Instant until) {}
}

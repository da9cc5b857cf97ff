package dev.tandem.access.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A bounded memory that forgets: each entry some time after it was first made. */
final class ExpiringCache<K, V> {

  private static final int MAX_ENTRIES = 10_000;

  private final Map<K, CachedValue<V>> entries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, CachedValue<V>> eldest) {
          return size() > MAX_ENTRIES;
        }
      };
  private final Duration timeToLive;
  private final Clock clock;

  ExpiringCache(Duration timeToLive, Clock clock) {
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  synchronized Optional<CachedValue<V>> find(K key) {
    var found = entries.get(key);
    if (found == null) {
      return Optional.empty();
    }
    if (found.expiresAt().isAfter(clock.instant())) {
      return Optional.of(found);
    }
    entries.remove(key);
    return Optional.empty();
  }

  /** Changes what is remembered, or starts from {@code first}. */
  synchronized void merge(K key, V first, UnaryOperator<V> change) {
    var next =
        find(key)
            .map(it -> new CachedValue<>(change.apply(it.value()), it.expiresAt()))
            .orElseGet(() -> new CachedValue<>(first, clock.instant().plus(timeToLive)));
    entries.put(key, next);
  }

  synchronized void remove(K key) {
    entries.remove(key);
  }

  record CachedValue<V>(V value, Instant expiresAt) {}
}

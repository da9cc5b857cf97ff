package dev.tandem.kernel.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.springframework.stereotype.Component;

/**
 * Counts how often a cache has what it is asked for: the meters {@code cache.gets} (by result, hit
 * or miss), {@code cache.evictions} and {@code cache.size}, by module and by the name under which
 * the cache is declared in the module's {@code caches.yaml}.
 */
@Component
public final class CacheMetrics {

  private static final String ROOT = "dev.tandem.";

  private final MeterRegistry registry;

  public CacheMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param holder the class that has the cache
   * @param field its field
   */
  public <K, V> Cache<K, V> build(
      Class<?> holder, String field, Caffeine<? super K, ? super V> settings) {
    var path = holder.getName().substring(ROOT.length()).split("\\.", 2);
    return CaffeineCacheMetrics.monitor(
        registry,
        settings.recordStats().<K, V>build(),
        path[1] + "." + field,
        Tags.of("tandem.module", path[0]));
  }
}

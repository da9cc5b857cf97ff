package dev.tandem.kernel.caching;

import com.github.benmanes.caffeine.cache.Cache;

/**
 * How often a cache was asked in this process.
 *
 * @param hits those for which it had a value
 */
public record CacheReads(long hits, long misses) {

  public static final CacheReads NONE = new CacheReads(0, 0);

  /** Since the start, of a cache that {@link CacheMetrics} has built. */
  public static CacheReads of(Cache<?, ?> cache) {
    var counted = cache.stats();
    return new CacheReads(counted.hitCount(), counted.missCount());
  }

  /** Those that are not in the earlier ones. */
  public CacheReads since(CacheReads earlier) {
    return new CacheReads(hits - earlier.hits, misses - earlier.misses);
  }
}

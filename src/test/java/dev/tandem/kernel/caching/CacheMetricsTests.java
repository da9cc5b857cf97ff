package dev.tandem.kernel.caching;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class CacheMetricsTests {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void aCacheCountsWhatItHadAndWhatItHadNot() {
    var cache =
        new CacheMetrics(meters)
            .<String, Integer>build(CacheMetricsTests.class, "lengths", Caffeine.newBuilder());
    cache.get("a", String::length);
    cache.get("a", String::length);
    cache.get("b", String::length);

    assertThat(gets("hit")).isEqualTo(1);
    assertThat(gets("miss")).isEqualTo(2);
  }

  private double gets(String result) {
    return meters
        .get("cache.gets")
        .tags(
            "tandem.module",
            "kernel",
            "cache",
            "caching.CacheMetricsTests.lengths",
            "result",
            result)
        .functionCounter()
        .count();
  }
}

package dev.tandem.rollout.mirror;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts by route and time bucket, and as the meter {@code tandem.rollout.mirror} by module and
 * result. What belongs to one read is counted in one bucket.
 */
class MirrorCounts {

  private final Map<Bucket, Map<Count, Long>> buckets = new ConcurrentHashMap<>();
  private final MeterRegistry meters;
  private final Clock clock;

  MirrorCounts(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  void record(MirroredRead read, Collection<Count> counts) {
    if (counts.isEmpty()) {
      return;
    }
    buckets.compute(
        Bucket.of(read, clock.instant()),
        (bucket, existing) -> {
          var updated = existing == null ? new HashMap<Count, Long>() : existing;
          counts.forEach(count -> updated.merge(count, 1L, Long::sum));
          return updated;
        });
    for (var count : counts) {
      var result = count.name().toLowerCase(Locale.ROOT);
      meters
          .counter("tandem.rollout.mirror", "module", read.module(), "result", result)
          .increment();
    }
  }

  /** The closed buckets, which are forgotten here. */
  Map<Bucket, Map<Count, Long>> takeClosed() {
    var now = clock.instant();
    var closed = new HashMap<Bucket, Map<Count, Long>>();
    for (var bucket : List.copyOf(buckets.keySet())) {
      if (bucket.isClosed(now)) {
        var counts = buckets.remove(bucket);
        if (counts != null) {
          closed.put(bucket, counts);
        }
      }
    }
    return closed;
  }
}

package dev.tandem.signals.judge;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Runs a rule over many streams with fixed seeds. */
final class Streams {

  static final long NEVER = Long.MAX_VALUE;

  private Streams() {}

  /** For each stream, at which observation the first alarm came, or {@link #NEVER}. */
  static long[] firstAlarms(
      int streams,
      int looks,
      Supplier<StreamRule> rule,
      ObservedSignal signal,
      boolean effect,
      Traffic traffic) {
    return LongStream.range(0, streams)
        .parallel()
        .map(seed ->
            firstAlarm(
                looks, rule.get(), signal.stream(effect, traffic, new SplittableRandom(seed))))
        .toArray();
  }

  private static long firstAlarm(int looks, StreamRule rule, Supplier<Observation> stream) {
    for (int look = 1; look <= looks; look++) {
      if (rule.alarms(stream.get())) {
        return look;
      }
    }
    return NEVER;
  }

  static long alarms(long[] firstAlarms) {
    return Arrays.stream(firstAlarms).filter(it -> it != NEVER).count();
  }

  static long quantile(long[] firstAlarms, double quantile) {
    var sorted = firstAlarms.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length * quantile, sorted.length - 1.0)];
  }
}

package dev.tandem.eventing.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How many events each subscription was handed in this process in the last minute. */
public class Throughput {

  private static final int SLICES = 12;
  private static final long SLICE = Duration.ofSeconds(5).toNanos();

  private final LongSupplier nanos;
  private final long start;
  private final Map<String, Slices> bySubscription = new ConcurrentHashMap<>();

  public Throughput() {
    this(System::nanoTime);
  }

  Throughput(LongSupplier nanos) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  void delivered(String subscription, int events) {
    bySubscription.computeIfAbsent(subscription, it -> new Slices()).add(slice(), events);
  }

  long perMinute(String subscription) {
    var slices = bySubscription.get(subscription);
    return slices == null ? 0 : slices.sum(slice());
  }

  private long slice() {
    return (nanos.getAsLong() - start) / SLICE;
  }

  private static final class Slices {

    private final long[] counts = new long[SLICES];
    private long newest;

    synchronized void add(long slice, int events) {
      forget(slice);
      counts[(int) (slice % SLICES)] += events;
    }

    synchronized long sum(long slice) {
      forget(slice);
      return Arrays.stream(counts).sum();
    }

    private void forget(long slice) {
      for (long it = Math.max(newest + 1, slice - SLICES + 1); it <= slice; it++) {
        counts[(int) (it % SLICES)] = 0;
      }
      newest = Math.max(newest, slice);
    }
  }
}

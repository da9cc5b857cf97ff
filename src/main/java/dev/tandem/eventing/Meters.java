package dev.tandem.eventing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * {@code tandem.eventing.delivered} and {@code .failed} (counts of this process), {@code .lag},
 * {@code .oldest.age} (seconds) and {@code .parked} (of all), each tagged with the subscription.
 */
class Meters implements ApplicationListener<ContextRefreshedEvent> {

  private static final long FRESH = Duration.ofSeconds(10).toNanos();

  private final MeterRegistry registry;
  private final SubscriptionStatuses statuses;
  private final Subscriptions subscriptions;
  private final Throughput throughput;
  private Map<String, SubscriptionStatus> known = Map.of();
  private long readAt = System.nanoTime() - FRESH;

  Meters(
      MeterRegistry registry,
      SubscriptionStatuses statuses,
      Subscriptions subscriptions,
      Throughput throughput) {
    this.registry = registry;
    this.statuses = statuses;
    this.subscriptions = subscriptions;
    this.throughput = throughput;
  }

  /** By now the subscriptions are known. */
  @Override
  public void onApplicationEvent(ContextRefreshedEvent started) {
    for (var name : subscriptions.names()) {
      gauge("lag", name, SubscriptionStatus::lag);
      gauge("oldest.age", name, SubscriptionStatus::oldestAgeSeconds);
      gauge("parked", name, SubscriptionStatus::parked);
    }
  }

  private void gauge(String what, String name, ToLongFunction<SubscriptionStatus> value) {
    Gauge.builder("tandem.eventing." + what, () -> read(name, value))
        .tag("subscription", name)
        .register(registry);
  }

  /** All gauges of one scrape share a read. */
  private synchronized long read(String name, ToLongFunction<SubscriptionStatus> value) {
    if (System.nanoTime() - readAt >= FRESH) {
      known =
          statuses.all().stream()
              .collect(
                  Collectors.toMap(SubscriptionStatus::name, Function.identity(), (a, b) -> a));
      readAt = System.nanoTime();
    }
    var status = known.get(name);
    return status == null ? 0 : value.applyAsLong(status);
  }

  void delivered(String subscription, int events) {
    throughput.delivered(subscription, events);
    registry.counter("tandem.eventing.delivered", "subscription", subscription).increment(events);
  }

  void failed(String subscription) {
    registry.counter("tandem.eventing.failed", "subscription", subscription).increment();
  }
}

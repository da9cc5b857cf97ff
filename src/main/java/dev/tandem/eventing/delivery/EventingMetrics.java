package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.subscription.Subscriptions;
import dev.tandem.eventing.trace.TraceRelation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.stereotype.Component;

/**
 * The metrics {@code tandem.eventing.delivered} and {@code .failed} (counters of this process),
 * {@code .delivery} (how long after its commit an event was handled), {@code .lag}, {@code
 * .oldest.age} (in seconds) and {@code .parked} (gauges over all processes), each tagged with the
 * subscription.
 */
@Component
class EventingMetrics implements ApplicationListener<ContextRefreshedEvent> {

  private static final Duration[] OBJECTIVES = {
    Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1)
  };
  private static final long MAX_AGE_NANOS = Duration.ofSeconds(10).toNanos();

  private final MeterRegistry registry;
  private final SubscriptionStatuses statuses;
  private final Subscriptions subscriptions;
  private final DeliveryRates rates;
  private Map<String, SubscriptionStatus> cachedStatuses = Map.of();
  private long readAt = System.nanoTime() - MAX_AGE_NANOS;

  EventingMetrics(
      MeterRegistry registry,
      SubscriptionStatuses statuses,
      Subscriptions subscriptions,
      DeliveryRates rates) {
    this.registry = registry;
    this.statuses = statuses;
    this.subscriptions = subscriptions;
    this.rates = rates;
  }

  /** Once the context is refreshed, all subscriptions are known. */
  @Override
  public void onApplicationEvent(ContextRefreshedEvent started) {
    for (var name : subscriptions.names()) {
      registerGauge("lag", name, SubscriptionStatus::lag);
      registerGauge("oldest.age", name, EventingMetrics::ageOfTheOldest);
      registerGauge("parked", name, SubscriptionStatus::parked);
    }
  }

  private void registerGauge(
      String metric, String name, ToDoubleFunction<SubscriptionStatus> value) {
    Gauge.builder("tandem.eventing." + metric, () -> cachedValue(name, value))
        .tag("subscription", name)
        .register(registry);
  }

  /** All gauges of one scrape share one query, also when it fails; then nothing is known. */
  private synchronized double cachedValue(String name, ToDoubleFunction<SubscriptionStatus> value) {
    if (System.nanoTime() - readAt >= MAX_AGE_NANOS) {
      readAt = System.nanoTime();
      cachedStatuses = Map.of();
      cachedStatuses =
          statuses.all().stream()
              .collect(
                  Collectors.toMap(SubscriptionStatus::name, Function.identity(), (a, b) -> a));
    }
    var status = cachedStatuses.get(name);
    return status == null ? Double.NaN : value.applyAsDouble(status);
  }

  /** What is paused or replayed is late by somebody's will. */
  private static double ageOfTheOldest(SubscriptionStatus status) {
    return switch (status.state()) {
      case PAUSED, CATCHING_UP -> 0;
      case RUNNING, AWAY, HELD, UNKNOWN -> status.oldestAgeSeconds();
    };
  }

  void recordDelivered(String subscription, int events) {
    rates.recordDelivered(subscription, events);
    registry.counter("tandem.eventing.delivered", "subscription", subscription).increment(events);
  }

  /** A replay is late by its nature, and not recorded. */
  void recordHandled(String subscription, LoggedEvent event, TraceRelation trace) {
    if (trace == TraceRelation.CONTINUED) {
      var age = System.currentTimeMillis() - event.recordedAt().toEpochMilli();
      Timer.builder("tandem.eventing.delivery")
          .tag("subscription", subscription)
          .tag("event", event.name())
          .serviceLevelObjectives(OBJECTIVES)
          .register(registry)
          .record(Math.max(0, age), TimeUnit.MILLISECONDS);
    }
  }

  void recordFailed(String subscription) {
    registry.counter("tandem.eventing.failed", "subscription", subscription).increment();
  }
}

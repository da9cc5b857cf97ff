package dev.tandem.eventing.delivery;

import io.micrometer.core.instrument.distribution.TimeWindowSum;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts the events that this process delivered to each subscription in the last minute. */
@Component
class DeliveryRates {

  private static final int SLICES = 12;
  private static final Duration SLICE = Duration.ofSeconds(5);

  private final Map<String, TimeWindowSum> bySubscription = new ConcurrentHashMap<>();

  void recordDelivered(String subscription, int events) {
    bySubscription
        .computeIfAbsent(subscription, name -> new TimeWindowSum(SLICES, SLICE))
        .record(events);
  }

  long perMinute(String subscription) {
    var lastMinute = bySubscription.get(subscription);
    return lastMinute == null ? 0 : Math.round(lastMinute.poll());
  }
}

package dev.tandem.eventing.relay;

import dev.tandem.eventing.delivery.SubscriptionStatus;
import dev.tandem.eventing.delivery.SubscriptionStatuses;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Up while the relay runs. Parked events are shown, but a restart would not help them. */
@Component("eventingHealth")
class EventingHealth extends AbstractHealthIndicator {

  private final OutboxRelay relay;
  private final SubscriptionStatuses statuses;

  EventingHealth(OutboxRelay relay, SubscriptionStatuses statuses) {
    this.relay = relay;
    this.statuses = statuses;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    var all = statuses.all();
    health
        .status(relay.isRunning() ? Status.UP : Status.DOWN)
        .withDetail("lag", all.stream().mapToLong(SubscriptionStatus::lag).sum())
        .withDetail(
            "oldestAgeSeconds",
            all.stream().mapToLong(SubscriptionStatus::oldestAgeSeconds).max().orElse(0))
        .withDetail("parked", all.stream().mapToLong(SubscriptionStatus::parked).sum());
  }
}

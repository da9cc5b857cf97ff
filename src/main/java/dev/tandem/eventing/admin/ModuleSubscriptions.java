package dev.tandem.eventing.admin;

import dev.tandem.eventing.delivery.SubscriptionStatus;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The subscriptions of one module, which an operator sees as one line until one needs attention.
 */
record ModuleSubscriptions(String module, List<SubscriptionStatus> subscriptions) {

  private static final long LATE_SECONDS = 60;

  /** By module: first the ones that need attention, then by name. */
  static List<ModuleSubscriptions> of(List<SubscriptionStatus> subscriptions) {
    return subscriptions.stream()
        .collect(
            Collectors.groupingBy(
                SubscriptionStatus::module, TreeMap::new, Collectors.toUnmodifiableList()))
        .entrySet()
        .stream()
        .map(module -> new ModuleSubscriptions(module.getKey(), module.getValue()))
        .sorted(
            Comparator.comparing(ModuleSubscriptions::needsAttention, Comparator.reverseOrder()))
        .toList();
  }

  /** Whether an event is parked or late, or a subscription stands still. */
  public boolean needsAttention() {
    return subscriptions.stream().anyMatch(ModuleSubscriptions::isLateOrStands);
  }

  public long lag() {
    return subscriptions.stream().mapToLong(SubscriptionStatus::lag).sum();
  }

  /** Whether more may wait than {@link #lag()} counts. */
  public boolean more() {
    return subscriptions.stream().anyMatch(SubscriptionStatus::more);
  }

  public long perMinute() {
    return subscriptions.stream().mapToLong(SubscriptionStatus::perMinute).sum();
  }

  public long parked() {
    return subscriptions.stream().mapToLong(SubscriptionStatus::parked).sum();
  }

  private static boolean isLateOrStands(SubscriptionStatus subscription) {
    return subscription.parked() > 0
        || (subscription.lag() > 0 && subscription.oldestAgeSeconds() >= LATE_SECONDS)
        || switch (subscription.state()) {
          case RUNNING, AWAY -> false;
          case PAUSED, CATCHING_UP, HELD, UNKNOWN -> true;
        };
  }
}

package dev.tandem.eventing.delivery;

/**
 * The state of a subscription.
 *
 * @param lag events that it has not handled yet, as far as they are counted
 * @param more whether there may be more: of each partition the first thousand unread ones count
 * @param oldestAgeSeconds age of the oldest of them
 * @param perMinute events that it handled in this process in the last minute
 * @param parked failed deliveries that wait for an operator
 */
public record SubscriptionStatus(
    String name,
    String module,
    long lag,
    boolean more,
    long oldestAgeSeconds,
    long perMinute,
    long parked,
    SubscriptionState state) {

  public enum SubscriptionState {
    RUNNING,
    PAUSED,
    /** Detached after a replay or a pause, until it has reached the position of its module. */
    CATCHING_UP,
    /** Its module is live in another process: the broker gets its events. */
    AWAY,
    /** Suspended while its module moves back. */
    HELD,
    /** This process has no such listener. */
    UNKNOWN
  }
}

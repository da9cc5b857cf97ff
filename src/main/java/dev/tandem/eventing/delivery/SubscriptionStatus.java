package dev.tandem.eventing.delivery;

/**
 * How a subscription stands.
 *
 * @param lag events that it has yet to handle
 * @param oldestAgeSeconds how long the oldest of them has waited
 * @param perMinute events that it handled in this process in the last minute
 * @param parked events that wait for an operator
 */
public record SubscriptionStatus(
    String name,
    String module,
    long lag,
    long oldestAgeSeconds,
    long perMinute,
    long parked,
    SubscriptionState state) {

  public enum SubscriptionState {
    RUNNING,
    PAUSED,
    /** Goes its own way until it is where its module is, after a replay or a pause. */
    CATCHING_UP,
    /** Its module is live elsewhere: the broker is handed what it has yet to handle. */
    AWAY,
    /** Stands still while its module comes home. */
    HELD,
    /** No release that runs here knows it. */
    UNKNOWN
  }
}

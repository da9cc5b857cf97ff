package dev.tandem.eventing.delivery;

/** How an attempt to deliver the events of a partition ended. */
public enum DeliveryOutcome {
  /** Nothing is unread. */
  CAUGHT_UP,
  /** More was unread than fits into one batch. */
  MORE_AVAILABLE,
  /** Another instance holds the lease, or the cursor is paused or held. */
  LEASE_UNAVAILABLE,
  /** Asked the wrong one: the cursor is forwarded to the broker, or it is not. */
  NOT_RESPONSIBLE
}

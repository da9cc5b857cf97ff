package dev.tandem.eventing.search;

/**
 * How far the delivery of an event to a subscription is, as far as this process's database says.
 */
enum DeliveryState {
  HANDLED("Handled", "good"),
  DISCARDED("Discarded", "bad"),
  /** It has failed, and is tried again. */
  RETRYING("Retrying", "wait"),
  /** It has failed too often, and waits for an operator. */
  PARKED("Parked", "bad"),
  /** It waits behind an earlier event of its key. */
  BLOCKED("Blocked", "wait"),
  WAITING("Waiting", "wait"),
  PAUSED("Paused", "wait"),
  /** It waits until its module is home again. */
  HELD("Held", "wait"),
  /** It waits for the broker. */
  UNSENT("Not sent yet", "wait"),
  /** It has gone to its module's own service, whose database says more. */
  SENT("Sent to its service", ""),
  /** This release has no listener for it. */
  RETIRED("No listener", "wait"),
  /**
   * Handled before deliveries were recorded, or before the subscription was there, or elsewhere.
   */
  NOT_RECORDED("Not recorded", "");

  private final String text;
  private final String badge;

  DeliveryState(String text, String badge) {
    this.text = text;
    this.badge = badge;
  }

  public String text() {
    return text;
  }

  public String badge() {
    return badge;
  }
}

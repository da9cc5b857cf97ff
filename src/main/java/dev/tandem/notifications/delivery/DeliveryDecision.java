package dev.tandem.notifications.delivery;

import java.time.Instant;

/** What is to be done with a message that is due. */
sealed interface DeliveryDecision {

  record Send() implements DeliveryDecision {}

  /** Waits, since the person has got enough of this topic for now. */
  record Hold(Instant until) implements DeliveryDecision {}

  /** A digest takes the place of all that wait. */
  record Bundle() implements DeliveryDecision {}

  /**
   * @param reason a code for operators
   */
  record Suppress(String reason) implements DeliveryDecision {}
}

package dev.tandem.billing.account;

/** How far the payment of a booking has come. */
public enum PaymentStatus {
  REQUESTED,
  FUNDED,
  /** The bank or the credits did not pay. */
  FAILED,
  /** The booking ended before it was paid. */
  ABANDONED,
  /** The session took place, and the mentor has earned the price. */
  EARNED,
  REFUNDED,
  CHARGED_BACK
}

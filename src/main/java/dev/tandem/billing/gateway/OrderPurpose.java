package dev.tandem.billing.gateway;

/** What the money of an order is for. */
public enum OrderPurpose {
  BOOKING,
  PACK,
  REFUND,
  PAYOUT
}

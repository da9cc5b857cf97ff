package dev.tandem.billing.gateway;

/** What a gateway can do with money; the names are stored. */
public enum GatewayOperation {
  CAPTURE,
  REFUND,
  PAYOUT
}

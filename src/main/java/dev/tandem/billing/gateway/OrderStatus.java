package dev.tandem.billing.gateway;

/**
 * The status of an order to the gateway. It only moves to later constants, so that the result is
 * the same if messages arrive twice or out of order.
 */
public enum OrderStatus {
  READY,
  SENT,
  UNKNOWN,
  PENDING,
  FAILED,
  SUCCEEDED,
  CHARGED_BACK;

  public static OrderStatus of(GatewayResponse response) {
    return switch (response) {
      case GatewayResponse.Succeeded _ -> SUCCEEDED;
      case GatewayResponse.Declined _ -> FAILED;
      case GatewayResponse.Pending _ -> PENDING;
      case GatewayResponse.Unknown _, GatewayResponse.NotReceived _ -> UNKNOWN;
    };
  }

  /** A payout that arrived may still be returned; a charge that succeeded cannot fail. */
  public boolean canBecome(OrderStatus next, GatewayOperation operation) {
    if (operation == GatewayOperation.PAYOUT && (this == FAILED || next == FAILED)) {
      return this != FAILED;
    }
    return compareTo(next) < 0;
  }
}

package dev.tandem.billing.gateway;

/**
 * The status of an order to the gateway. It moves to later constants only, so that the result is
 * the same if messages arrive twice or out of order; {@link #canBecome} names the exceptions.
 */
public enum OrderStatus {
  READY,
  SENT,
  UNKNOWN,
  PENDING,
  FAILED,
  SUCCEEDED,
  CHARGED_BACK,
  /** Not needed any more: an earlier attempt succeeded after all. */
  WITHDRAWN;

  public static OrderStatus of(GatewayResponse response) {
    return switch (response) {
      case GatewayResponse.Succeeded _ -> SUCCEEDED;
      case GatewayResponse.Declined _ -> FAILED;
      case GatewayResponse.Pending _ -> PENDING;
      case GatewayResponse.Unknown _, GatewayResponse.NotReceived _ -> UNKNOWN;
    };
  }

  /** Whether the gateway has not given a result yet. */
  public boolean isOpen() {
    return compareTo(FAILED) < 0;
  }

  /**
   * A charge that succeeded cannot fail. A payout that arrived may still be returned, which is
   * final: the mentor is paid with the next run. A refund that arrived may be returned too, and one
   * that failed may have arrived: its further attempt is placed or withdrawn.
   */
  public boolean canBecome(OrderStatus next, GatewayOperation operation) {
    if (this == WITHDRAWN || next == CHARGED_BACK && operation != GatewayOperation.CAPTURE) {
      return false;
    }
    return switch (operation) {
      case CAPTURE -> compareTo(next) < 0;
      case PAYOUT -> this != FAILED && (next == FAILED || compareTo(next) < 0);
      case REFUND -> this == SUCCEEDED && next == FAILED || compareTo(next) < 0;
    };
  }
}

package dev.tandem.billing.gateway;

import dev.tandem.billing.gateway.PaymentGateway.GatewayOperation;
import dev.tandem.billing.gateway.PaymentGateway.GatewayResponse;

/**
 * Where an order to the gateway stands. It only ever moves up, so that messages that come twice or
 * in another order end the same.
 */
public enum OrderStatus {
  READY,
  SENT,
  UNKNOWN,
  PENDING,
  FAILED,
  SUCCEEDED,
  CHARGED_BACK;

  public static OrderStatus of(GatewayResponse answer) {
    return switch (answer) {
      case GatewayResponse.Succeeded _ -> SUCCEEDED;
      case GatewayResponse.Declined _ -> FAILED;
      case GatewayResponse.Pending _ -> PENDING;
      case GatewayResponse.Unknown _, GatewayResponse.NotReceived _ -> UNKNOWN;
    };
  }

  /** A payout that arrived may still be sent back; money that was taken was not refused. */
  public boolean canBecome(OrderStatus next, GatewayOperation operation) {
    if (operation == GatewayOperation.PAYOUT && (this == FAILED || next == FAILED)) {
      return this != FAILED;
    }
    return compareTo(next) < 0;
  }
}

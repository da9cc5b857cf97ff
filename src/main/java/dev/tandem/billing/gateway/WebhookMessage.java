package dev.tandem.billing.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A webhook that is complete.
 *
 * @param id of the gateway's event
 * @param key of the order that the message is about
 */
record WebhookMessage(String id, String type, String key, @Nullable String reason) {

  /** The kind of order that the message is about. */
  GatewayOperation operation() {
    return switch (type.split("\\.", 2)[0]) {
      case "refund" -> GatewayOperation.REFUND;
      case "payout" -> GatewayOperation.PAYOUT;
      default -> GatewayOperation.CAPTURE;
    };
  }

  /** Null if the type does not concern orders. */
  @Nullable OrderStatus orderStatus() {
    return switch (type) {
      case "capture.pending", "refund.pending", "payout.pending" -> OrderStatus.PENDING;
      case "capture.succeeded", "refund.succeeded", "payout.paid" -> OrderStatus.SUCCEEDED;
      case "capture.failed", "refund.failed", "payout.failed" -> OrderStatus.FAILED;
      case "dispute.lost" -> OrderStatus.CHARGED_BACK;
      default -> null;
    };
  }
}

package dev.tandem.billing;

import dev.tandem.billing.PaymentGateway.Answer;
import dev.tandem.billing.PaymentGateway.Operation;

/**
 * Where an order to the gateway stands. It only ever moves up, so that messages that come twice or
 * in another order end the same.
 */
enum OrderStatus {
  READY,
  SENT,
  UNKNOWN,
  PENDING,
  FAILED,
  SUCCEEDED,
  CHARGED_BACK;

  static OrderStatus of(Answer answer) {
    return switch (answer) {
      case Answer.Succeeded _ -> SUCCEEDED;
      case Answer.Declined _ -> FAILED;
      case Answer.Pending _ -> PENDING;
      case Answer.Unknown _, Answer.Unseen _ -> UNKNOWN;
    };
  }

  /** A payout that arrived may still be sent back; money that was taken was not refused. */
  boolean mayBecome(OrderStatus next, Operation operation) {
    if (operation == Operation.PAYOUT && (this == FAILED || next == FAILED)) {
      return this != FAILED;
    }
    return compareTo(next) < 0;
  }
}

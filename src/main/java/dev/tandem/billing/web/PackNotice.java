package dev.tandem.billing.web;

import dev.tandem.billing.payment.CreditPack;

/** Tells a mentee what became of the pack that they have just ordered. */
final class PackNotice {

  private PackNotice() {}

  static String textFor(CreditPack pack) {
    return switch (pack.status()) {
      case "ACTIVE" -> "You have bought " + pack.price() + " of credits.";
      case "DECLINED" -> "Nothing was bought: " + pack.reason();
      case "CHARGED_BACK" ->
          "Your bank took back the payment of "
              + pack.price()
              + ", so these credits cannot be spent.";
      default ->
          "We are waiting for the bank. Your credits appear here once it has confirmed the payment.";
    };
  }
}

package dev.tandem.billing.web;

import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A booking's payment as its mentee and its mentor see it. */
record PaymentView(
    UUID bookingId,
    UUID menteeId,
    UUID mentorId,
    String kind,
    String currency,
    long gross,
    long refunded,
    String status,
    @Nullable String reason) {

  public Money price() {
    return Money.of(gross, currency);
  }

  public @Nullable Money refundedAmount() {
    return refunded == 0 ? null : Money.of(refunded, currency);
  }

  public String paymentMethodText() {
    return switch (kind) {
      case "PACK" -> "with credits";
      case "COHORT" -> "billed to the cohort";
      default -> "by card";
    };
  }
}

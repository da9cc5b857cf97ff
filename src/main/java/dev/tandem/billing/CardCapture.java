package dev.tandem.billing;

import dev.tandem.billing.PaymentEvent.PaymentRequested;
import org.jspecify.annotations.Nullable;

/** Where a payment by card is ordered, to be carried out after the transaction. */
interface CardCapture {

  void capture(PaymentRequested terms, @Nullable String card);
}

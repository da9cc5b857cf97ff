package dev.tandem.billing.gateway;

import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import org.jspecify.annotations.Nullable;

/** Where a payment by card is ordered, to be carried out after the transaction. */
public interface CardCapture {

  void capture(PaymentRequested terms, @Nullable String card);
}

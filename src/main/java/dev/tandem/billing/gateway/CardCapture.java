package dev.tandem.billing.gateway;

import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import org.jspecify.annotations.Nullable;

/** Orders card payments, which are executed after the transaction. */
public interface CardCapture {

  void capture(PaymentRequested request, @Nullable String card);
}

package dev.tandem.billing;

import dev.tandem.billing.PaymentEvent.PaymentRequested;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CardOrders implements CaptureOrders {
  @Override
  public void capture(PaymentRequested terms, @Nullable String card) {}
}

package house.recommendations;

import house.billing.events.InvoiceFinalised;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Listening {
  @ApplicationModuleListener(id = "recommendations.spendings")
  void on(InvoiceFinalised event) {}
}

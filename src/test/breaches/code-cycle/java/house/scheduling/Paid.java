package house.scheduling;

import house.billing.events.InvoiceFinalised;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Paid {
  @ApplicationModuleListener(id = "scheduling.paid-bookings")
  void on(InvoiceFinalised event) {}
}

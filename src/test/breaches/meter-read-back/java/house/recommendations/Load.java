package house.recommendations;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

@Component
class Load {
  private final MeterRegistry meters;

  Load(MeterRegistry meters) {
    this.meters = meters;
  }

  boolean isBusy() {
    return meters.get("billing.invoices").counter().count() > 100;
  }
}

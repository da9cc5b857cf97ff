package house.recommendations;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

@Component
class Revenue {
  private final Object invoices;

  Revenue(@Qualifier("invoices") Object invoices) {
    this.invoices = invoices;
  }
}

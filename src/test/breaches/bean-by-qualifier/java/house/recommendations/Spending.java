package house.recommendations;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

@Component
class Spending {
  private final Object invoices;

  Spending(@Qualifier("invoices") Object invoices) {
    this.invoices = invoices;
  }
}

package house.recommendations;

import house.billing.api.InvoiceBook;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Spending {
  private final InvoiceBook invoices;

  Spending(InvoiceBook invoices) {
    this.invoices = invoices;
  }

  long of(UUID member) {
    return invoices.total(member);
  }
}

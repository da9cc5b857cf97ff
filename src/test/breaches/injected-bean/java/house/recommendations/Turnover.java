package house.recommendations;

import house.billing.api.InvoiceBook;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Turnover {
  private final InvoiceBook invoices;

  Turnover(InvoiceBook invoices) {
    this.invoices = invoices;
  }

  long of(UUID member) {
    return invoices.total(member);
  }
}

package house.recommendations;

import house.billing.api.InvoiceBook;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class Spending {
  private final ObjectProvider<InvoiceBook> invoices;

  Spending(ObjectProvider<InvoiceBook> invoices) {
    this.invoices = invoices;
  }
}

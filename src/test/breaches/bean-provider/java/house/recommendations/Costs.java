package house.recommendations;

import house.billing.api.InvoiceBook;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class Costs {
  private final ObjectProvider<InvoiceBook> invoices;

  Costs(ObjectProvider<InvoiceBook> invoices) {
    this.invoices = invoices;
  }
}

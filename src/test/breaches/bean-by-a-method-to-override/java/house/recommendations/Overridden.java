package house.recommendations;

import org.springframework.beans.factory.annotation.Lookup;
import org.springframework.stereotype.Component;

@Component
abstract class Overridden {
  @Lookup("invoices")
  abstract Object invoices();
}

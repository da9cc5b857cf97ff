package house.recommendations;

import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

@Component
class Charges {
  private final ApplicationContext context;

  Charges(ApplicationContext context) {
    this.context = context;
  }

  Object invoices() {
    return context.getBean("invoices");
  }
}

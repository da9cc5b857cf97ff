package house.recommendations;

import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

@Component
class Spending {
  private final ApplicationContext context;

  Spending(ApplicationContext context) {
    this.context = context;
  }

  Object invoices() {
    return context.getBean("invoices");
  }
}

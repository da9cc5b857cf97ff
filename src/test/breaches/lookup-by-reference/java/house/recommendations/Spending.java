package house.recommendations;

import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

@Component
class Spending {
  private final Function<String, Object> beans;

  Spending(ApplicationContext context) {
    this.beans = context::getBean;
  }

  Object invoices() {
    return beans.apply("invoices");
  }
}

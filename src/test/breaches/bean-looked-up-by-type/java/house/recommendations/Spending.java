package house.recommendations;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

@Component
class Spending {
  private final BeanFactory beans;

  Spending(BeanFactory beans) {
    this.beans = beans;
  }

  Object rates() {
    return beans.getBeanProvider(java.util.function.LongSupplier.class).stream().toList();
  }
}

package house.recommendations;

import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

@Component
@DependsOn("invoices")
class Later {
  void start() {}
}

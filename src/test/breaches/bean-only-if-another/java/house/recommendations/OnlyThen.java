package house.recommendations;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnBean(name = "invoices")
class OnlyThen {
  void start() {}
}

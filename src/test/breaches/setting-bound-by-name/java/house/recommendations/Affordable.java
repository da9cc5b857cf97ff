package house.recommendations;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@Component
class Affordable {
  private final int fee;

  Affordable(Environment environment) {
    fee = Binder.get(environment).bind("tandem.billing", Integer.class).orElse(0);
  }

  int fee() {
    return fee;
  }
}

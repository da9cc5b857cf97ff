package house.recommendations;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@Component
class Affordable {
  private final String fee;

  Affordable(Environment environment) {
    fee = environment.getRequiredProperty("house.fee");
  }

  String fee() {
    return fee;
  }
}

package house.recommendations;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@Component
class Payable {
  private final String fee;

  Payable(Environment environment) {
    fee = environment.getRequiredProperty("house.fee");
  }

  String fee() {
    return fee;
  }
}

package house.recommendations;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@Component
class Affordable {
  private final Environment environment;

  Affordable(Environment environment) {
    this.environment = environment;
  }

  String fee(String of) {
    return environment.getProperty(String.join(".", "tandem", of, "fee"));
  }
}

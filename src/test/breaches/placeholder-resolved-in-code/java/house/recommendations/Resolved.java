package house.recommendations;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@Component
class Resolved {
  private final Environment environment;

  Resolved(Environment environment) {
    this.environment = environment;
  }

  String fee() {
    return environment.resolveRequiredPlaceholders("${tandem.billing.fee-basis-points:0}");
  }
}

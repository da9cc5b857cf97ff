package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Modest {
  Modest(@Value("${tandem.recommendations.fee:${TANDEM.Billing.fee-basis-points}}") int fee) {}
}

package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Affordable {
  Affordable(@Value("${tandem.recommendations.fee:${TANDEM.Billing.fee-basis-points}}") int fee) {}
}

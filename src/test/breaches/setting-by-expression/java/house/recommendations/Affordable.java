package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Affordable {
  Affordable(@Value("#{environment['tandem.billing.fee']}") int fee) {}
}

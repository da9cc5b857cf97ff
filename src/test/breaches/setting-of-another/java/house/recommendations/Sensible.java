package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Sensible {
  Sensible(@Value("${tandem.billing.fee}") int fee) {}
}

package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Tagging {
  Tagging(io.micrometer.core.instrument.MeterRegistry meters) {
    meters.config().commonTags("cohort", "x");
  }
}

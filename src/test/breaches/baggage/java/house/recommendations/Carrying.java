package house.recommendations;

import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Carrying {
  private final io.micrometer.tracing.Tracer tracer;

  Carrying(io.micrometer.tracing.Tracer tracer) {
    this.tracer = tracer;
  }

  void carry(UUID cohort) {
    tracer.createBaggageInScope("cohort", cohort.toString());
  }
}

package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Marking {
  @ApplicationModuleListener(id = "recommendations.marking")
  void on(BookingConfirmed event) {
    org.slf4j.MDC.put("cohort", String.valueOf(event.cohortId()));
  }
}

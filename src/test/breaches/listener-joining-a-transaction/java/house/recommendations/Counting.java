package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

@Component
class Counting {
  @ApplicationModuleListener(id = "recommendations.count", propagation = Propagation.REQUIRED)
  void on(BookingConfirmed event) {}
}

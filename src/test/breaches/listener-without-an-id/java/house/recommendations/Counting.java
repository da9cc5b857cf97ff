package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Counting {
  @ApplicationModuleListener
  void on(BookingConfirmed event) {}
}

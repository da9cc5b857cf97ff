package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Teaching {
  @ApplicationModuleListener(id = "recommendations.learn-from-bookings")
  void on(BookingConfirmed event) {}
}

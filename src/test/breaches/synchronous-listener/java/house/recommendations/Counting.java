package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class Counting {
  @EventListener
  void on(BookingConfirmed event) {}
}

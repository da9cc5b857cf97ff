package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

@Component
class Announcing {
  private final ApplicationEventPublisher events;

  Announcing(ApplicationEventPublisher events) {
    this.events = events;
  }

  void announce(List<BookingConfirmed> confirmed) {
    confirmed.forEach(events::publishEvent);
  }
}

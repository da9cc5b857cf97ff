package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

@Component
class Announcing {
  private final ApplicationEventPublisher events;

  Announcing(ApplicationEventPublisher events) {
    this.events = events;
  }

  void announce(BookingConfirmed event) {
    events.publishEvent(event);
  }
}

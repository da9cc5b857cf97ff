package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class Suspended {
  private final ApplicationEventPublisher events;

  Suspended(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void confirm(BookingConfirmed event) {
    events.publishEvent(event);
  }
}

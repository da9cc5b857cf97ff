package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class Confirmation {
  private final ApplicationEventPublisher events;

  Confirmation(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Transactional
  public void confirm(BookingConfirmed event) {
    events.publishEvent(event);
  }
}

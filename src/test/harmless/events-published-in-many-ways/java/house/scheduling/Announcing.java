package house.scheduling;

import dev.tandem.eventing.publishing.PublishedEvent;
import house.scheduling.events.BookingConfirmed;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class Announcing {
  private final ApplicationEventPublisher events;

  Announcing(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Transactional
  public void announce(Optional<BookingConfirmed> first, List<BookingConfirmed> others) {
    first.ifPresent(events::publishEvent);
    others.forEach(event -> events.publishEvent(event));
    PublishedEvent last = others.getLast();
    events.publishEvent(last);
  }
}

package house.scheduling;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class Announcements {
  private final ApplicationEventPublisher events;

  Announcements(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Transactional
  public void announce(Object fact) {
    events.publishEvent(fact);
  }
}

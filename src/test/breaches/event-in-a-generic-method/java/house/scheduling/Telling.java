package house.scheduling;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class Telling {
  private final ApplicationEventPublisher events;

  Telling(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Transactional
  public <T> void tell(T news) {
    events.publishEvent(news);
  }
}

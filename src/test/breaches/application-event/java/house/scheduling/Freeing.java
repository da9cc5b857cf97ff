package house.scheduling;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class Freeing {
  private final ApplicationEventPublisher events;

  Freeing(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Transactional
  public void free() {
    events.publishEvent(new SlotFreed(this));
  }
}

package house.scheduling;

import java.util.Map;
import java.util.UUID;
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
  public void announce(UUID booking) {
    events.publishEvent(Map.of("booking", booking));
  }
}

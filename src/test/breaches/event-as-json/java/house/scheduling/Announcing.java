package house.scheduling;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

@Component
class Announcing {
  private final ObjectMapper json;
  private final ApplicationEventPublisher events;

  Announcing(ApplicationEventPublisher events, ObjectMapper json) {
    this.events = events;
    this.json = json;
  }

  @Transactional
  public void announce(Booking booking) {
    var text = json.writeValueAsString(booking);
    events.publishEvent(text);
  }
}

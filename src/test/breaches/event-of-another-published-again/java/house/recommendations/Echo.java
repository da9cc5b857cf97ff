package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Echo {
  private final ApplicationEventPublisher events;

  Echo(ApplicationEventPublisher events) {
    this.events = events;
  }

  @ApplicationModuleListener(id = "recommendations.echo")
  void on(BookingConfirmed event) {
    events.publishEvent(event);
  }
}

package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

@Component
class Announcing {
  private final Consumer<BookingConfirmed> announce;

  Announcing(ApplicationEventPublisher events) {
    this.announce = event -> events.publishEvent(event);
  }

  void announce(BookingConfirmed confirmed) {
    announce.accept(confirmed);
  }
}

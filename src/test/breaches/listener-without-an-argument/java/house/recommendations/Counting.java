package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

@Component
class Counting {
  @TransactionalEventListener(classes = BookingConfirmed.class, fallbackExecution = true)
  void noted() {}
}

package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

@Component
class Counting {
  @TransactionalEventListener
  void on(BookingConfirmed event) {}
}

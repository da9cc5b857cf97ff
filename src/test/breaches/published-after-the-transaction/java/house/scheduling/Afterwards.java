package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class Afterwards {
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  Afterwards(ApplicationEventPublisher events, TransactionTemplate transaction) {
    this.events = events;
    this.transaction = transaction;
  }

  void confirm(BookingConfirmed event) {
    transaction.executeWithoutResult(status -> status.flush());
    events.publishEvent(event);
  }
}

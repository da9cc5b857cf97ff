package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class Confirmations {
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  Confirmations(ApplicationEventPublisher events, TransactionTemplate transaction) {
    this.events = events;
    this.transaction = transaction;
  }

  int confirm(List<BookingConfirmed> confirmed) {
    TransactionCallback<Integer> work =
        status -> {
          confirmed.forEach(each -> events.publishEvent(each));
          return confirmed.size();
        };
    Integer count = transaction.execute(work);
    transaction.executeWithoutResult(status -> {
      var last = confirmed.getLast();
      if (last.bookingId() != null) {
        publish(last);
      }
    });
    return count == null ? 0 : count;
  }

  private void publish(BookingConfirmed event) {
    events.publishEvent(event);
  }
}

package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class Rescheduling {
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  Rescheduling(ApplicationEventPublisher events, TransactionTemplate transaction) {
    this.events = events;
    this.transaction = transaction;
  }

  @Transactional
  public void reschedule(List<BookingConfirmed> confirmed) {
    confirmed.stream().map(Optional::of).forEach(each -> each.ifPresent(events::publishEvent));
  }

  void rescheduleEach(List<BookingConfirmed> confirmed) {
    confirmed.forEach(inTransaction(each -> publish(each)));
  }

  private void publish(BookingConfirmed event) {
    events.publishEvent(event);
  }

  private Consumer<BookingConfirmed> inTransaction(Consumer<BookingConfirmed> work) {
    return event -> transaction.executeWithoutResult(status -> work.accept(event));
  }
}

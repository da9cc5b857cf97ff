package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class LoopAfterwards {
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  LoopAfterwards(ApplicationEventPublisher events, TransactionTemplate transaction) {
    this.events = events;
    this.transaction = transaction;
  }

  void confirm(List<BookingConfirmed> confirmed) {
    transaction.executeWithoutResult(status -> status.flush());
    confirmed.forEach(each -> events.publishEvent(each));
  }
}

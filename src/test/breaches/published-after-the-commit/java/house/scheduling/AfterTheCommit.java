package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Component
class AfterTheCommit {
  private final ApplicationEventPublisher events;

  AfterTheCommit(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Transactional
  public void confirm(BookingConfirmed event) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            events.publishEvent(event);
          }
        });
  }
}

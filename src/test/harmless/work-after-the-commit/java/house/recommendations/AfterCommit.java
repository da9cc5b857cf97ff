package house.recommendations;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Component
class AfterCommit {
  @Transactional
  public void remember(Runnable next) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            next.run();
          }
        });
  }

  @Scheduled(fixedDelay = 1000)
  void tick() {}
}

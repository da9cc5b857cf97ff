package dev.tandem.billing;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the desk when a transaction that ordered something has committed. */
@Component
class GatewayBell {

  private final ObjectProvider<GatewayDesk> desk;
  private final Executor executor;

  GatewayBell(
      ObjectProvider<GatewayDesk> desk, @Qualifier("applicationTaskExecutor") Executor executor) {
    this.desk = desk;
    this.executor = executor;
  }

  void ringAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            executor.execute(() -> desk.getObject().carryOutDue());
          }
        });
  }
}

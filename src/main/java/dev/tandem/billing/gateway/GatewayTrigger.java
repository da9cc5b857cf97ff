package dev.tandem.billing.gateway;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Starts processing when a transaction that placed an order has committed. */
@Component
class GatewayTrigger {

  private final ObjectProvider<GatewayOrderProcessor> processor;
  private final Executor executor;

  GatewayTrigger(
      ObjectProvider<GatewayOrderProcessor> processor,
      @Qualifier("applicationTaskExecutor") Executor executor) {
    this.processor = processor;
    this.executor = executor;
  }

  void processAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            executor.execute(() -> processor.getObject().processDue());
          }
        });
  }
}

package dev.tandem.billing.gateway;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Starts processing when a transaction that placed or changed an order has committed. */
@Component
public class GatewayTrigger {

  private final ObjectProvider<GatewayOrderProcessor> processor;
  private final ObjectProvider<Webhooks> webhooks;
  private final Executor executor;

  GatewayTrigger(
      ObjectProvider<GatewayOrderProcessor> processor,
      ObjectProvider<Webhooks> webhooks,
      @Qualifier("applicationTaskExecutor") Executor executor) {
    this.processor = processor;
    this.webhooks = webhooks;
    this.executor = executor;
  }

  /** Also applies the messages that came before the order. */
  void processAfterCommit(String key) {
    afterCommit(() -> {
      webhooks.getObject().applyWaiting(key);
      processor.getObject().processDue();
    });
  }

  public void processAfterCommit() {
    afterCommit(() -> processor.getObject().processDue());
  }

  private void afterCommit(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {

          @Override
          public void afterCommit() {
            executor.execute(work);
          }
        });
  }
}

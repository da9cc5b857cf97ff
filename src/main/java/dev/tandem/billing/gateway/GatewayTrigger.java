package dev.tandem.billing.gateway;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Starts processing when a transaction that placed or changed an order has committed. However many
 * commit at once, only a few process; each looks again if another order was placed meanwhile.
 */
@Component
public class GatewayTrigger {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayTrigger.class);
  private static final int MAX_RUNNING = 4;

  private final ObjectProvider<GatewayOrderProcessor> processor;
  private final ObjectProvider<Webhooks> webhooks;
  private final Executor executor;
  private final Semaphore idle = new Semaphore(MAX_RUNNING);
  private final AtomicLong signals = new AtomicLong();
  private final Queue<String> placedKeys = new ConcurrentLinkedQueue<>();

  GatewayTrigger(
      ObjectProvider<GatewayOrderProcessor> processor,
      ObjectProvider<Webhooks> webhooks,
      @Qualifier("applicationTaskExecutor") Executor executor) {
    this.processor = processor;
    this.webhooks = webhooks;
    this.executor = executor;
  }

  /** Also applies the messages that came before the order with the key. */
  void processAfterCommit(String key) {
    afterCommit(() -> placedKeys.add(key));
  }

  public void processAfterCommit() {
    afterCommit(() -> {});
  }

  private void afterCommit(Runnable first) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {

          @Override
          public void afterCommit() {
            first.run();
            signals.incrementAndGet();
            executor.execute(GatewayTrigger.this::processUnlessEnoughDo);
          }
        });
  }

  private void processUnlessEnoughDo() {
    long seen;
    do {
      if (!idle.tryAcquire()) {
        return; // one of those that run sees the signal
      }
      seen = signals.get();
      try {
        for (var key = placedKeys.poll(); key != null; key = placedKeys.poll()) {
          webhooks.getObject().applyWaiting(key);
        }
        processor.getObject().processDue();
      } catch (RuntimeException e) {
        LOG.warn("Processing of gateway orders failed; what is due is processed soon", e);
      } finally {
        idle.release();
      }
    } while (seen != signals.get());
  }
}

package dev.tandem.eventing.broker;

import dev.tandem.eventing.ownership.ModuleOwnership;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs a consumer for the queue of each local module, and stops it while the module does not
 * consume here.
 */
@Component("brokerConsumers")
@ConditionalOnProperty("tandem.eventing.broker.enabled")
@ConditionalOnBooleanProperty(
    name = "tandem.eventing.passive",
    havingValue = false,
    matchIfMissing = true)
class BrokerConsumers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerConsumers.class);
  private static final Duration OWNERSHIP_POLL_INTERVAL = Duration.ofMillis(400);

  private final QueueConsumers consumers;
  private final ModuleOwnerships ownerships;
  private volatile @Nullable CountDownLatch stopSignal;

  BrokerConsumers(QueueConsumers consumers, ModuleOwnerships ownerships) {
    this.consumers = consumers;
    this.ownerships = ownerships;
  }

  @Override
  public synchronized void start() {
    if (stopSignal == null && !consumers.isEmpty()) {
      var until = new CountDownLatch(1);
      stopSignal = until;
      Thread.ofPlatform().daemon().name("broker-consumers").start(() -> runPoller(until));
    }
  }

  @Override
  public synchronized void stop() {
    var until = stopSignal;
    stopSignal = null;
    if (until != null) {
      until.countDown();
    }
    consumers.stopAll();
  }

  @Override
  public boolean isRunning() {
    return stopSignal != null;
  }

  private void runPoller(CountDownLatch until) {
    try {
      do {
        startOrStopAll(until);
      } while (!until.await(OWNERSHIP_POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startOrStopAll(CountDownLatch until) {
    try {
      var receives =
          ownerships.all().stream()
              .collect(Collectors.toMap(ModuleOwnership::module, ModuleOwnership::consuming));
      consumers.forEach(
          (module, consumer) -> startOrStop(consumer, receives.getOrDefault(module, true), until));
    } catch (RuntimeException e) {
      LOG.warn("Cannot determine which modules consume here; trying again", e);
    }
  }

  private synchronized void startOrStop(
      SimpleMessageListenerContainer consumer, boolean receives, CountDownLatch until) {
    if (receives == consumer.isRunning() || until.getCount() == 0) {
      return;
    }
    if (receives) {
      consumer.start();
    } else {
      consumer.stop();
    }
  }
}

package dev.tandem.eventing;

import dev.tandem.eventing.tenure.Tenure;
import dev.tandem.eventing.tenure.Tenures;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.SmartLifecycle;

/**
 * One consumer for the queue of each module at home. It rests while the module does not receive
 * here, or cannot, and comes back by itself.
 */
class Receptions implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Receptions.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

  private final Map<String, SimpleMessageListenerContainer> consumers;
  private final Tenures tenures;
  private volatile @Nullable CountDownLatch open;

  Receptions(Map<String, SimpleMessageListenerContainer> consumers, Tenures tenures) {
    this.consumers = Map.copyOf(consumers);
    this.tenures = tenures;
  }

  @Override
  public synchronized void start() {
    if (open == null && !consumers.isEmpty()) {
      var until = new CountDownLatch(1);
      open = until;
      Thread.ofPlatform().daemon().name("receptions").start(() -> look(until));
    }
  }

  @Override
  public synchronized void stop() {
    var until = open;
    open = null;
    if (until != null) {
      until.countDown();
    }
    consumers.values().forEach(SimpleMessageListenerContainer::stop);
  }

  @Override
  public boolean isRunning() {
    return open != null;
  }

  /** Without waiting: it is the consumer itself that asks. */
  void rest(String module) {
    var consumer = consumers.get(module);
    if (consumer != null) {
      Thread.startVirtualThread(consumer::stop);
    }
  }

  private void look(CountDownLatch until) {
    try {
      do {
        attempt(until);
      } while (!until.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt(CountDownLatch until) {
    try {
      var receives =
          tenures.all().stream().collect(Collectors.toMap(Tenure::module, Tenure::receiving));
      consumers.forEach((module, it) -> turn(it, receives.getOrDefault(module, true), until));
    } catch (RuntimeException e) {
      LOG.warn("Nobody can say who receives for now: {}", Reason.of(e));
    }
  }

  private synchronized void turn(
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

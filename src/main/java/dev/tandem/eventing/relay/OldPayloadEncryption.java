package dev.tandem.eventing.relay;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.personal.PersonKeyRotation;
import dev.tandem.eventing.relay.OldPayloads.Progress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Refuses to start without the key of the keys of persons. Encrypts what earlier releases stored,
 * beside the running deliveries, and looks again now and then: during an upgrade, an instance of
 * the earlier release may still be writing.
 */
@Component
class OldPayloadEncryption implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OldPayloadEncryption.class);
  private static final int BATCH = 500;
  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final OldPayloads payloads;
  private final OldMessages messages;
  private final PersonKeyRotation keys;
  private final boolean passive;
  private volatile @Nullable CountDownLatch stopSignal;

  OldPayloadEncryption(
      OldPayloads payloads,
      OldMessages messages,
      PersonKeyRotation keys,
      EventingProperties properties) {
    this.payloads = payloads;
    this.messages = messages;
    this.keys = keys;
    this.passive = properties.passive();
  }

  @Override
  public synchronized void start() {
    if (stopSignal == null) {
      keys.requireAllReadable();
      var stopped = new CountDownLatch(1);
      stopSignal = stopped;
      Thread.ofVirtual().name("old-payload-encryption").start(() -> runUntil(stopped));
    }
  }

  @Override
  public synchronized void stop() {
    var stopped = stopSignal;
    stopSignal = null;
    if (stopped != null) {
      stopped.countDown();
    }
  }

  @Override
  public boolean isRunning() {
    return stopSignal != null;
  }

  @Override
  public boolean isAutoStartup() {
    return !passive;
  }

  private void runUntil(CountDownLatch stopped) {
    try {
      var pause = Duration.ZERO;
      while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = encryptAll(stopped) ? INTERVAL : AFTER_FAILURE;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean encryptAll(CountDownLatch stopped) {
    try {
      while (stopped.getCount() > 0 && keys.rotate(BATCH)) {}
      payloads.encryptParked();
      messages.encryptWaiting();
      while (stopped.getCount() > 0 && messages.encryptRejected(BATCH)) {}
      var progress = payloads.encryptLog(Progress.NONE, BATCH);
      while (stopped.getCount() > 0 && !progress.equals(Progress.NONE)) {
        progress = payloads.encryptLog(progress, BATCH);
      }
      return true;
    } catch (RuntimeException e) {
      if (stopped.getCount() > 0) {
        LOG.warn("Events of an earlier release could not be encrypted; trying again", e);
      }
      return false;
    }
  }
}

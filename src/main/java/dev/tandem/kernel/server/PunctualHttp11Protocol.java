package dev.tandem.kernel.server;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's protocol, which also closes the connections of clients that send a head too slowly.
 * Tomcat itself bounds the time until the next byte only, so that a byte now and then keeps a
 * connection for ever.
 */
public final class PunctualHttp11Protocol extends Http11NioProtocol {

  private static final Duration PERIOD = Duration.ofMillis(500);

  private final Map<SocketWrapperBase<NioChannel>, Long> handshakes = new WeakHashMap<>();
  private volatile Duration headTimeout = Duration.ofSeconds(20);
  private @Nullable ScheduledExecutorService timer;

  void setTimeouts(SenderTimeouts timeouts) {
    headTimeout = timeouts.head();
  }

  @Override
  public void start() throws Exception {
    super.start();
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("slow-senders").factory());
    var _ =
        timer.scheduleWithFixedDelay(
            this::closeSlow, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (timer != null) {
      timer.shutdownNow();
    }
    super.stop();
  }

  private void closeSlow() {
    try {
      long now = System.nanoTime();
      getEndpoint().getConnections().forEach(connection -> closeIfSlow(connection, now));
    } catch (RuntimeException e) {
      getLog().warn("Cannot look for slow clients; will try again", e);
    }
  }

  /** While a request is read or answered, its thread has the lock. */
  private void closeIfSlow(SocketWrapperBase<NioChannel> connection, long now) {
    if (!connection.getLock().tryLock()) {
      return;
    }
    try {
      if (isLateWithHead(connection, now)) {
        connection.setError(new SocketTimeoutException("The head of a request came too slowly"));
        if (!getEndpoint().processSocket(connection, SocketEvent.ERROR, true)) {
          connection.close();
        }
      }
    } finally {
      connection.getLock().unlock();
    }
  }

  private boolean isLateWithHead(SocketWrapperBase<NioChannel> connection, long now) {
    if (connection.getCurrentProcessor() instanceof Processor processor) {
      return !processor.isAsync()
          && !processor.isUpgrade()
          && age(processor, now) > headTimeout.toNanos();
    }
    var channel = connection.getSocket();
    if (channel == null || channel.isHandshakeComplete()) {
      handshakes.remove(connection);
      return false;
    }
    return now - handshakes.computeIfAbsent(connection, _ -> now) > headTimeout.toNanos();
  }

  /**
   * Since the first byte of a request whose head is not complete; between requests there is none.
   */
  private static long age(Processor processor, long now) {
    var request = processor.getRequest();
    long start = request == null ? -1 : request.getStartTimeNanos();
    return start < 0 ? 0 : now - start;
  }
}

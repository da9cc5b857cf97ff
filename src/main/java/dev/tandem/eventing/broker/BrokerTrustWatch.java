package dev.tandem.eventing.broker;

import dev.tandem.kernel.tls.TlsFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Says once a minute why the broker is not trusted; waiting does not help against that. */
@Component
@ConditionalOnProperty("tandem.eventing.broker.enabled")
class BrokerTrustWatch implements ConnectionListener {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerTrustWatch.class);
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final CachingConnectionFactory connections;
  private final AtomicLong saidAt = new AtomicLong(System.nanoTime() - MINUTE);

  BrokerTrustWatch(CachingConnectionFactory connections) {
    this.connections = connections;
    connections.addConnectionListener(this);
  }

  @Override
  public void onCreate(@Nullable Connection connection) {}

  @Override
  public void onFailed(Exception failure) {
    TlsFailure.reason(failure).ifPresent(this::say);
  }

  private void say(String reason) {
    long last = saidAt.get();
    long now = System.nanoTime();
    if (now - last >= MINUTE && saidAt.compareAndSet(last, now)) {
      LOG.error(
          "The broker at {}:{} is not trusted: {}; correct spring.rabbitmq.host, its certificate, or the CA in spring.rabbitmq.ssl.bundle.",
          connections.getHost(),
          connections.getPort(),
          reason);
    }
  }
}

package dev.tandem.rollout.steps;

import dev.tandem.kernel.tls.TlsFailure;
import dev.tandem.kernel.tls.TrustedCertificates;
import dev.tandem.rollout.database.NotReadyException;
import dev.tandem.rollout.remote.ForwardedRequestHeaders;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RolloutProperties.ServiceProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends requests to the service and opens a connection to the broker. */
@Component
class ServiceProbes implements MovePreconditions {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final RolloutProperties properties;
  private final ObjectProvider<ConnectionFactory> broker;
  private final ObjectProvider<Declarables> queues;
  private final TrustedCertificates trusted;

  ServiceProbes(
      RolloutProperties properties,
      ObjectProvider<ConnectionFactory> broker,
      ObjectProvider<Declarables> queues,
      TrustedCertificates trusted) {
    this.properties = properties;
    this.broker = broker;
    this.queues = queues;
    this.trusted = trusted;
  }

  @Override
  public void requireService(String module) {
    var service =
        properties
            .service(module)
            .map(ServiceProperties::url)
            .orElseThrow(() ->
                new NotReadyException(
                    "no service for %1$s is configured; set tandem.rollout.modules.%1$s.url."
                        .formatted(module)));
    if (!isAlive(service)) {
      throw new NotReadyException(
          "the service of %s does not answer at %s; start it, or correct tandem.rollout.modules.%s.url."
              .formatted(module, service, module));
    }
    if (!requiresInternalToken(service.resolve("/api/" + module))) {
      throw new NotReadyException(
          ("the service of %s at %s does not accept this platform's internal tokens, so users would have to sign"
                  + " in there; start it with tandem.access.platform-keys=<this platform>/api/access/keys.")
              .formatted(module, service));
    }
  }

  private boolean isAlive(URI service) {
    return get(service.resolve("/actuator/health/liveness"))
        .filter(response -> response.statusCode() == 200)
        .isPresent();
  }

  private boolean requiresInternalToken(URI service) {
    return get(service)
        .flatMap(response ->
            response.headers().firstValue(ForwardedRequestHeaders.INTERNAL_TOKEN_HEADER))
        .filter("required"::equals)
        .isPresent();
  }

  private Optional<HttpResponse<Void>> get(URI address) {
    var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
    var builder = HttpClient.newBuilder().connectTimeout(TIMEOUT);
    trusted.context().ifPresent(builder::sslContext);
    try (var client = builder.build()) {
      return Optional.of(client.send(request, BodyHandlers.discarding()));
    } catch (IOException | IllegalArgumentException e) {
      TlsFailure.reason(e)
          .ifPresent(reason -> {
            throw new NotReadyException(
                "the service at %s is not trusted: %s; correct its URL, its certificate, or the CA in tandem.kernel.tls.bundle."
                    .formatted(address.resolve("/"), reason));
          });
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void requireBroker() {
    if (queues.getIfAvailable() == null) {
      throw new NotReadyException(
          "this platform uses no broker; start RabbitMQ, set spring.rabbitmq.host,"
              + " and set tandem.eventing.broker.enabled=true.");
    }
    var connections = broker.getObject();
    try (var connection = connections.createConnection()) {
      if (connection.isOpen()) {
        return;
      }
    } catch (AmqpException e) {
      TlsFailure.reason(e)
          .ifPresent(reason -> {
            throw new NotReadyException(
                "the broker at %s:%s is not trusted: %s; correct spring.rabbitmq.host, its certificate, or the CA in spring.rabbitmq.ssl.bundle."
                    .formatted(connections.getHost(), connections.getPort(), reason));
          });
    }
    throw new NotReadyException(
        "no broker answers at %s:%s; start it, or correct spring.rabbitmq.host."
            .formatted(connections.getHost(), connections.getPort()));
  }
}

package dev.tandem.rollout;

import dev.tandem.rollout.RolloutProperties.Service;
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

/** Asks the service and the broker themselves. */
class Probes implements Readiness {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RolloutProperties properties;
  private final ObjectProvider<ConnectionFactory> broker;
  private final ObjectProvider<Declarables> queues;

  Probes(
      RolloutProperties properties,
      ObjectProvider<ConnectionFactory> broker,
      ObjectProvider<Declarables> queues) {
    this.properties = properties;
    this.broker = broker;
    this.queues = queues;
  }

  @Override
  public void requireService(String module) {
    var service =
        properties
            .service(module)
            .map(Service::url)
            .orElseThrow(() ->
                new NotReady(
                    "no service for %1$s is configured; set tandem.rollout.modules.%1$s.url."
                        .formatted(module)));
    if (!answers(service)) {
      throw new NotReady(
          "the service of %s does not answer at %s; start it, or correct tandem.rollout.modules.%s.url."
              .formatted(module, service, module));
    }
    if (!asksForPassports(service.resolve("/api/" + module))) {
      throw new NotReady(
          "the service of %s at %s does not know callers by this platform's word, so everyone would have to sign in there; start it with tandem.access.platform-keys=<this platform>/api/access/keys."
              .formatted(module, service));
    }
  }

  private static boolean answers(URI service) {
    return ask(service.resolve("/actuator/health/liveness"))
        .filter(it -> it.statusCode() == 200)
        .isPresent();
  }

  private static boolean asksForPassports(URI service) {
    return ask(service)
        .flatMap(it -> it.headers().firstValue(SentHeaders.PASSPORT))
        .filter("required"::equals)
        .isPresent();
  }

  private static Optional<HttpResponse<Void>> ask(URI address) {
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return Optional.of(client.send(request, BodyHandlers.discarding()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void requireBroker() {
    if (queues.getIfAvailable() == null) {
      throw new NotReady(
          "this platform speaks to no broker; start RabbitMQ, say where it is by spring.rabbitmq.host,"
              + " and set tandem.eventing.broker.enabled=true.");
    }
    var connections = broker.getObject();
    try (var connection = connections.createConnection()) {
      if (connection.isOpen()) {
        return;
      }
    } catch (AmqpException e) {
      // said below
    }
    throw new NotReady(
        "no broker answers at %s:%d; start it, or correct spring.rabbitmq.host."
            .formatted(connections.getHost(), connections.getPort()));
  }
}

package dev.tandem.rollout;

import dev.tandem.rollout.RolloutProperties.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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
  }

  private static boolean answers(URI service) {
    var request =
        HttpRequest.newBuilder(service.resolve("/actuator/health/liveness"))
            .timeout(PATIENCE)
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
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

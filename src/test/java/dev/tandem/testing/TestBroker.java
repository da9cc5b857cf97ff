package dev.tandem.testing;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.server.SystemLauncher;

/**
 * The AMQP 0-9-1 broker of this test JVM: a running RabbitMQ where one answers, otherwise Qpid
 * inside the JVM. {@code -Dtandem.test.broker=embedded} forces the latter.
 *
 * @param name the product and version
 * @param quorumQueues whether the broker supports them
 */
public record TestBroker(
    String name, String host, int port, String user, String password, boolean quorumQueues) {

  private static final class BrokerHolder {
    static final TestBroker BROKER = find();
  }

  public static TestBroker get() {
    return BrokerHolder.BROKER;
  }

  private static TestBroker find() {
    var broker =
        isEmbeddedRequired() ? startEmbedded() : findRunning().orElseGet(TestBroker::startEmbedded);
    System.out.println("The broker of these tests is " + broker.name());
    return broker;
  }

  private static boolean isEmbeddedRequired() {
    return "embedded".equals(System.getProperty("tandem.test.broker"));
  }

  private static Optional<TestBroker> findRunning() {
    var host = System.getProperty("spring.rabbitmq.host", "localhost");
    var port = Integer.getInteger("spring.rabbitmq.port", 5672);
    var user = System.getProperty("spring.rabbitmq.username", "guest");
    var password = System.getProperty("spring.rabbitmq.password", "guest");
    var factory = new ConnectionFactory();
    factory.setHost(host);
    factory.setPort(port);
    factory.setUsername(user);
    factory.setPassword(password);
    factory.setConnectionTimeout(2_000);
    try (var connection = factory.newConnection("probe for a broker")) {
      var properties = connection.getServerProperties();
      var name = properties.get("product") + " " + properties.get("version");
      return Optional.of(new TestBroker(name, host, port, user, password, true));
    } catch (IOException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private static TestBroker startEmbedded() {
    int port = FreePort.find();
    var configuration = TestBroker.class.getResource("/qpid.json");
    if (configuration == null) {
      throw new IllegalStateException("qpid.json is missing from the test resources");
    }
    var launcher = new SystemLauncher();
    System.setProperty("qpid.amqp_port", String.valueOf(port));
    try {
      launcher.startup(
          Map.of(
              "type",
              "Memory",
              "initialConfigurationLocation",
              configuration.toExternalForm(),
              "startupLoggedToSystemOut",
              false));
    } catch (Exception e) {
      throw new IllegalStateException("The embedded broker does not start", e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(launcher::shutdown));
    return new TestBroker("Qpid Broker-J, embedded", "localhost", port, "guest", "guest", false);
  }
}

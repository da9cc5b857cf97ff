package dev.tandem.testing;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.server.SystemLauncher;
import org.jspecify.annotations.Nullable;

/**
 * The AMQP 0-9-1 broker of this test JVM, which it shares with no other: RabbitMQ where it is
 * installed, started for these tests alone, otherwise Qpid inside the JVM. {@code
 * -Dtandem.test.broker=embedded} forces the latter, and {@code -Dspring.rabbitmq.host=…} names a
 * running RabbitMQ, whose queues two runs at the same time would share.
 *
 * @param name the product and version
 * @param quorumQueues whether the broker supports them
 * @param otherUser another user, whose password is the name; none at a broker that is not our own
 */
public record TestBroker(
    String name,
    String host,
    int port,
    String user,
    String password,
    boolean quorumQueues,
    @Nullable String otherUser) {

  private static final String GUEST = "guest";
  private static final String OTHER_USER = "eve";

  private static final class BrokerHolder {
    static final TestBroker BROKER = find();
  }

  public static TestBroker get() {
    return BrokerHolder.BROKER;
  }

  private static TestBroker find() {
    var broker = choose();
    System.out.println("The broker of these tests is " + broker.name());
    return broker;
  }

  private static TestBroker choose() {
    if ("embedded".equals(System.getProperty("tandem.test.broker"))) {
      return startEmbedded();
    }
    if (System.getProperty("spring.rabbitmq.host") != null) {
      return connect(
          System.getProperty("spring.rabbitmq.host"),
          Integer.getInteger("spring.rabbitmq.port", 5672),
          System.getProperty("spring.rabbitmq.username", GUEST),
          System.getProperty("spring.rabbitmq.password", GUEST),
          null);
    }
    return RabbitServer.startForThisRun(List.of(GUEST, OTHER_USER))
        .map(port -> connect("localhost", port, GUEST, GUEST, OTHER_USER))
        .orElseGet(TestBroker::startEmbedded);
  }

  private static TestBroker connect(
      String host, int port, String user, String password, @Nullable String otherUser) {
    var factory = new ConnectionFactory();
    factory.setHost(host);
    factory.setPort(port);
    factory.setUsername(user);
    factory.setPassword(password);
    factory.setConnectionTimeout(30_000);
    try (var connection = factory.newConnection("probe for a broker")) {
      var properties = connection.getServerProperties();
      var name = properties.get("product") + " " + properties.get("version");
      return new TestBroker(name, host, port, user, password, true, otherUser);
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException("No broker answers at " + host + ":" + port, e);
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
    return new TestBroker("Qpid Broker-J, embedded", "localhost", port, GUEST, GUEST, false, null);
  }
}

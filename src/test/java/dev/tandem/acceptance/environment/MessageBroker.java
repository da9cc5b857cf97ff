package dev.tandem.acceptance.environment;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import dev.tandem.testing.RabbitServer;
import dev.tandem.testing.TcpProxy;
import dev.tandem.testing.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The broker between the processes; it can be interrupted. */
public sealed interface MessageBroker extends AutoCloseable {

  /** The command-line arguments that connect a process to the broker. */
  List<String> connectionArguments();

  String name();

  /** Makes the broker unavailable for a moment; what it had confirmed survives. */
  void interrupt();

  @Override
  void close();

  static MessageBroker none() {
    return new NoBroker();
  }

  /** The broker that all tests share, behind a proxy whose connections can be cut. */
  static MessageBroker ofTestRun() {
    var broker = TestBroker.get();
    deleteLeftoverQueues(broker);
    return new ProxiedBroker(broker);
  }

  private static void deleteLeftoverQueues(TestBroker broker) {
    var factory = new ConnectionFactory();
    factory.setHost(broker.host());
    factory.setPort(broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    try (var connection = factory.newConnection()) {
      for (var module :
          List.of("billing", "preferences", "recommendations", "scheduling", "members")) {
        deleteQueue("tandem." + module, connection.createChannel());
      }
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a missing queue RabbitMQ does nothing; Qpid reports an error and closes the channel. */
  private static void deleteQueue(String queue, Channel channel) throws IOException {
    try {
      channel.queueDelete(queue);
    } catch (IOException e) {
      if (!(e.getCause() instanceof ShutdownSignalException closed
          && closed.getReason() instanceof AMQP.Channel.Close reason
          && reason.getReplyCode() == AMQP.NOT_FOUND)) {
        throw e;
      }
    }
  }

  /** A RabbitMQ that can be killed, where one is installed; otherwise the shared broker. */
  static MessageBroker startOwn(Path folder) {
    return RabbitServer.start(folder.resolve("rabbitmq"))
        .<MessageBroker>map(OwnRabbitBroker::new)
        .orElseGet(MessageBroker::ofTestRun);
  }

  private static List<String> connectionArguments(int port, boolean quorumQueues) {
    return List.of(
        "--spring.rabbitmq.host=localhost",
        "--spring.rabbitmq.port=" + port,
        "--tandem.eventing.broker.enabled=true",
        "--tandem.eventing.broker.signing.key=the key that the processes of a test share",
        "--tandem.eventing.broker.quorum=" + quorumQueues);
  }

  record NoBroker() implements MessageBroker {

    @Override
    public List<String> connectionArguments() {
      return List.of();
    }

    @Override
    public String name() {
      return "none";
    }

    @Override
    public void interrupt() {
      // there is no broker
    }

    @Override
    public void close() {
      // there is no broker
    }
  }

  record ProxiedBroker(TestBroker broker, TcpProxy proxy) implements MessageBroker {

    ProxiedBroker(TestBroker broker) {
      this(broker, new TcpProxy(broker.host(), broker.port()));
    }

    @Override
    public List<String> connectionArguments() {
      return MessageBroker.connectionArguments(proxy.port(), broker.quorumQueues());
    }

    @Override
    public String name() {
      return broker.name() + ", whose connections are cut";
    }

    @Override
    public void interrupt() {
      proxy.cut();
    }

    @Override
    public void close() {
      try {
        proxy.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  record OwnRabbitBroker(RabbitServer server) implements MessageBroker {

    @Override
    public List<String> connectionArguments() {
      return MessageBroker.connectionArguments(server.port(), true);
    }

    @Override
    public String name() {
      return "RabbitMQ, which is killed and restarted";
    }

    @Override
    public void interrupt() {
      server.kill();
      server.start();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}

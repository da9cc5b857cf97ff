package dev.tandem.acceptance.environment;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import dev.tandem.testing.TcpProxy;
import dev.tandem.testing.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** The broker between processes, which can be away for a moment. */
public sealed interface MessageBroker extends AutoCloseable {

  /** What a process is told to find it. */
  List<String> connectionArguments();

  String name();

  /** Away for a moment, and back with what it had confirmed. */
  void interrupt();

  @Override
  void close();

  static MessageBroker none() {
    return new NoBroker();
  }

  /** The one of the tests, over a wire that can be cut. */
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
      for (var module : List.of("billing", "recommendations", "scheduling", "members")) {
        deleteQueue("tandem." + module, connection.createChannel());
      }
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RabbitMQ is content where there is no such queue; Qpid refuses, and closes the channel. */
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

  /** A RabbitMQ of its own that can be killed, where one is installed. */
  static MessageBroker startOwn(Path folder) {
    return Files.isExecutable(RabbitBroker.SERVER) ? new RabbitBroker(folder) : ofTestRun();
  }

  private static List<String> connectionArguments(int port, boolean quorumQueues) {
    return List.of(
        "--spring.rabbitmq.host=localhost",
        "--spring.rabbitmq.port=" + port,
        "--tandem.eventing.broker.enabled=true",
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
      // nothing is there
    }

    @Override
    public void close() {
      // nothing is there
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
      return broker.name() + ", its connections cut";
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

  final class RabbitBroker implements MessageBroker {

    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private final Path folder;
    private final int port = TandemProcess.freePort();
    private final int epmdPort = TandemProcess.freePort();
    private final int distributionPort = TandemProcess.freePort();
    private Process process;

    private RabbitBroker(Path folder) {
      this.folder = folder.resolve("rabbitmq-" + port);
      this.process = launch();
    }

    @Override
    public List<String> connectionArguments() {
      return MessageBroker.connectionArguments(port, true);
    }

    @Override
    public String name() {
      return "RabbitMQ, killed and started again";
    }

    @Override
    public void interrupt() {
      kill();
      process = launch();
    }

    @Override
    public void close() {
      kill();
      run(List.of("epmd", "-kill"));
    }

    private void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private Process launch() {
      var started = run(List.of(SERVER.toString()));
      for (int i = 0; i < 600 && !isReachable(); i++) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
      return started;
    }

    private Process run(List<String> command) {
      try {
        Files.createDirectories(folder);
        var plugins = Files.writeString(folder.resolve("plugins"), "[].");
        var builder = new ProcessBuilder(command);
        var its = builder.environment();
        its.put("RABBITMQ_NODENAME", "tandem-" + port + "@localhost");
        its.put("RABBITMQ_NODE_PORT", String.valueOf(port));
        its.put("RABBITMQ_DIST_PORT", String.valueOf(distributionPort));
        its.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
        its.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
        its.put("RABBITMQ_PID_FILE", folder.resolve("pid").toString());
        its.put("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString());
        its.put("RABBITMQ_CONFIG_FILE", folder.resolve("none").toString());
        its.put("ERL_EPMD_PORT", String.valueOf(epmdPort));
        its.put("HOME", folder.toString());
        var log = folder.resolve("out.log").toFile();
        return TandemProcess.killAtExit(
            builder.redirectErrorStream(true).redirectOutput(log).start());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private boolean isReachable() {
      try (var socket = new Socket("localhost", port)) {
        return socket.isConnected();
      } catch (IOException e) {
        return false;
      }
    }
  }
}

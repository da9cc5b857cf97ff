package dev.tandem.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A RabbitMQ on its own port, under its own node name, that a test can stop and restart. */
public final class RabbitServer implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(4);

  private final Path script;
  private final Path home;
  private final String settings;
  private final int port = FreePort.find();
  private final int distributionPort = FreePort.find();
  private @Nullable Process process;

  private RabbitServer(Path script, Path home, String settings) {
    this.script = script;
    this.home = home;
    this.settings = settings.replace("5671", String.valueOf(port));
  }

  /** Starts a server, where RabbitMQ is installed. */
  public static Optional<RabbitServer> start(Path home) {
    return start(home, "");
  }

  /**
   * Starts a server with the configuration of deploy/, which refuses connections without TLS, where
   * RabbitMQ is installed.
   *
   * @param certificates of localhost
   */
  public static Optional<RabbitServer> startEncrypted(Path home, Certificates certificates) {
    try {
      var settings = Files.readString(Path.of("deploy", "rabbitmq", "rabbitmq.conf"));
      return start(
          home,
          settings
              .replace("/etc/rabbitmq/tls/rabbitmq", certificates.folder() + "/localhost")
              .replace("/etc/rabbitmq/tls/", certificates.folder() + "/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a server that ends, and is deleted, with this JVM; returns its port. The users have
   * their names as passwords.
   */
  static Optional<Integer> startForThisRun(List<String> users) {
    try {
      var home = Files.createTempDirectory("tandem-test-rabbitmq-");
      var definitions = home.resolve("definitions.json");
      Files.writeString(definitions, new RabbitUsers(users).definitions());
      var started = start(home, "load_definitions = " + definitions + "\n");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home, started)));
      return started.map(RabbitServer::port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path home, Optional<RabbitServer> server) {
    server.ifPresent(RabbitServer::kill);
    try {
      FileSystemUtils.deleteRecursively(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<RabbitServer> start(Path home, String settings) {
    return Stream.of(
            System.getenv().getOrDefault("RABBITMQ_SERVER", ""),
            "/usr/lib/rabbitmq/bin/rabbitmq-server",
            "/usr/local/sbin/rabbitmq-server",
            "/opt/homebrew/sbin/rabbitmq-server")
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .map(script -> {
          var server = new RabbitServer(script, home, settings);
          Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
          server.start();
          return server;
        });
  }

  public int port() {
    return port;
  }

  public void start() {
    try {
      Files.createDirectories(home);
      Files.writeString(home.resolve("plugins"), "[].");
      if (!settings.isEmpty()) {
        Files.writeString(home.resolve("rabbitmq.conf"), settings);
      }
      var builder =
          new ProcessBuilder(script.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("out.log").toFile()));
      var environment = builder.environment();
      environment.put("HOME", home.toString());
      environment.put("RABBITMQ_NODENAME", "tandem-" + port + "@localhost");
      if (!settings.contains("listeners.")) {
        environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODE_PORT", String.valueOf(port));
      }
      environment.put("RABBITMQ_DIST_PORT", String.valueOf(distributionPort));
      environment.put("RABBITMQ_MNESIA_BASE", home.resolve("mnesia").toString());
      environment.put("RABBITMQ_LOG_BASE", home.resolve("log").toString());
      environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("plugins").toString());
      environment.put("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString());
      environment.put("RABBITMQ_CONF_ENV_FILE", home.resolve("none").toString());
      environment.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-setcookie tandem");
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await("RabbitMQ, see " + home).atMost(START_TIMEOUT).until(this::isReachable);
  }

  private boolean isReachable() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Stops the server as an administrator does. */
  public void stop() {
    endProcesses(false);
  }

  /** Kills the server as {@code kill -9} does. */
  public void kill() {
    endProcesses(true);
  }

  private synchronized void endProcesses(boolean forcibly) {
    var running = process;
    if (running == null) {
      return;
    }
    var all = Stream.concat(running.descendants(), Stream.of(running.toHandle())).toList();
    all.forEach(forcibly ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
    all.forEach(handle -> handle.onExit().orTimeout(120, TimeUnit.SECONDS).join());
    process = null;
  }

  @Override
  public void close() {
    kill();
  }
}

package dev.tandem.extraction;

import dev.tandem.Tandem;
import dev.tandem.testing.PatientDatabase;
import dev.tandem.testing.TestBroker;
import dev.tandem.testing.TestDatabase;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A running module, with an HTTP client that is signed in as the operator. */
final class RunningService implements Closeable {

  private static final String PASSWORD = "extracted-and-compared";
  private static final Pattern STARTED_MESSAGE =
      Pattern.compile("Tandem is at http://localhost:(\\d+)/");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5)).build();
  private final int port;
  private final Closeable shutdown;
  final @Nullable ConfigurableApplicationContext context;

  private RunningService(
      int port, Closeable shutdown, @Nullable ConfigurableApplicationContext context) {
    this.port = port;
    this.shutdown = shutdown;
    this.context = context;
  }

  /**
   * Starts the module from the platform's classes in this process. It publishes to the same
   * modules, but consumes nothing; the extracted service does.
   */
  static RunningService startInPlatform(String module, Collection<String> listeners) {
    var arguments =
        commonArguments(
            "--tandem.modules=" + module,
            "--tandem.eventing.broker.local-modules=",
            "--tandem.eventing.broker.remote-modules=" + String.join(",", listeners));
    arguments.addAll(brokerArguments());
    var context = new SpringApplication(Tandem.class).run(arguments.toArray(String[]::new));
    var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return new RunningService(port, context, context).signIn();
  }

  /** Starts the extracted jar as a process that consumes the events of the other modules. */
  static RunningService startExtracted(Path jar, Path log) {
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var command = new ArrayList<>(List.of(java, "-Duser.timezone=UTC", "-jar", jar.toString()));
    command.addAll(commonArguments());
    command.addAll(brokerArguments());
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new RunningService(awaitPort(process, log), process::destroy, null).signIn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> brokerArguments() {
    var broker = TestBroker.get();
    return List.of(
        "--tandem.eventing.broker.enabled=true",
        "--tandem.eventing.broker.signing.key=the key that the processes of a test share",
        "--tandem.eventing.broker.quorum=" + broker.quorumQueues(),
        "--spring.rabbitmq.host=" + broker.host(),
        "--spring.rabbitmq.port=" + broker.port(),
        "--spring.rabbitmq.username=" + broker.user(),
        "--spring.rabbitmq.password=" + broker.password());
  }

  private static List<String> commonArguments(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.datasource.url=" + TestDatabase.create(),
                "--tandem.access.given-password-life=0",
                "--tandem.access.requests-per-minute.per-member=0",
                "--tandem.access.operator.password=" + PASSWORD));
    arguments.addAll(PatientDatabase.arguments());
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static int awaitPort(Process process, Path log) {
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> !process.isAlive() || STARTED_MESSAGE.matcher(TextFiles.read(log)).find());
    } catch (ConditionTimeoutException e) {
      process.destroyForcibly();
    }
    var address = STARTED_MESSAGE.matcher(TextFiles.read(log));
    if (!process.isAlive() || !address.find()) {
      throw new ExtractionException("It does not start on its own; see " + log + ".");
    }
    return Integer.parseInt(address.group(1));
  }

  private RunningService signIn() {
    send("GET", "/access/sign-in", "");
    var answer = send("POST", "/access/sign-in", "username=operator&password=" + PASSWORD);
    if (answer.statusCode() != 302
        || answer.headers().firstValue("Location").orElse("").contains("sign-in")) {
      throw new ExtractionException("Cannot sign in at port " + port + ": " + answer.statusCode());
    }
    send("GET", "/access/password", "");
    return this;
  }

  /** Sends a request as the operator; a body that starts with a brace is JSON, any other a form. */
  HttpResponse<String> send(String verb, String path, String body) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    request.timeout(Duration.ofSeconds(30));
    request.method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    request.header(
        "Content-Type",
        body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded");
    if (path.startsWith("/api/")) {
      request.header("Authorization", "Basic " + base64("operator:" + PASSWORD));
    } else {
      cookies.getCookieStore().getCookies().stream()
          .filter(it -> it.getName().equals("XSRF-TOKEN"))
          .map(HttpCookie::getValue)
          .findFirst()
          .ifPresent(it -> request.header("X-XSRF-TOKEN", it));
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      shutdown.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

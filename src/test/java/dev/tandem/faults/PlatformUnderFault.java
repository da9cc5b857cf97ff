package dev.tandem.faults;

import dev.tandem.Tandem;
import dev.tandem.testing.TcpProxy;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;

/** The platform in this JVM, with people as its only module, and a proxy before its database. */
final class PlatformUnderFault implements AutoCloseable {

  static final String BACKGROUND_WAIT = "--tandem.kernel.database.background-connection-wait=";

  /** A client that waits for longer than this has been left without words. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final String PASSWORD = "a long password";

  final ConfigurableApplicationContext app;
  final TcpProxy toDatabase;
  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  private PlatformUnderFault(ConfigurableApplicationContext app, TcpProxy toDatabase) {
    this.app = app;
    this.toDatabase = toDatabase;
    this.address =
        URI.create(
            "http://localhost:" + app.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /**
   * @param databaseUrl as {@code jdbc:postgresql://localhost:<port>/…}
   * @param more arguments; background work waits for five seconds for a connection, unless they say
   *     otherwise
   */
  static PlatformUnderFault start(String databaseUrl, String... more) {
    var direct = URI.create(databaseUrl.substring("jdbc:".length()));
    var proxy = new TcpProxy(direct.getHost(), direct.getPort());
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--tandem.modules=members",
                "--tandem.access.given-password-life=0",
                "--tandem.access.requests-per-minute.per-member=0",
                "--tandem.access.operator.password=" + PASSWORD,
                "--spring.datasource.url="
                    + databaseUrl.replace(":" + direct.getPort(), ":" + proxy.port())));
    arguments.addAll(Arrays.asList(more));
    if (arguments.stream().noneMatch(it -> it.startsWith(BACKGROUND_WAIT))) {
      arguments.add(BACKGROUND_WAIT + "5s");
    }
    var app = new SpringApplicationBuilder(Tandem.class).run(arguments.toArray(String[]::new));
    return new PlatformUnderFault(app, proxy);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build()).join();
  }

  HttpResponse<String> post(String path, String json) {
    return sendJson("POST", path, json).join();
  }

  CompletableFuture<HttpResponse<String>> sendJson(String method, String path, String json) {
    return send(
        request(path)
            .header(HttpHeaders.CONTENT_TYPE, "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build());
  }

  List<CompletableFuture<HttpResponse<String>>> sendMany(
      int count, String method, String path, String json) {
    return IntStream.range(0, count).mapToObj(i -> sendJson(method, path, json)).toList();
  }

  /** Signs in by the form, which takes no password from a cache. */
  HttpResponse<String> openSignIn() {
    return send(HttpRequest.newBuilder(address.resolve("/access/sign-in"))
            .timeout(PATIENCE)
            .build())
        .join();
  }

  HttpResponse<String> readiness() {
    return send(HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
            .timeout(PATIENCE)
            .build())
        .join();
  }

  URI address() {
    return address;
  }

  double connectionsInUse(String pool) {
    return gauge("hikaricp.connections.active", pool);
  }

  double waitingForConnection(String pool) {
    return gauge("hikaricp.connections.pending", pool);
  }

  private double gauge(String name, String pool) {
    var gauge = app.getBean(MeterRegistry.class).find(name).tag("pool", pool).gauge();
    return gauge == null ? 0 : gauge.value();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header(
            HttpHeaders.AUTHORIZATION,
            "Basic " + HttpHeaders.encodeBasicAuth("operator", PASSWORD, null));
  }

  CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    toDatabase.restore();
    app.close();
    http.close();
    try {
      toDatabase.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

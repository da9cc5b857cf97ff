package dev.tandem.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Sends the public commands of this application over HTTP. */
class DemoClient implements AutoCloseable {

  private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(100);
  private static final int BUSY = 503;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<UUID, String> tokens = new ConcurrentHashMap<>();
  private final URI baseUri;
  private final String bypassToken;
  private final ObjectMapper json;

  DemoClient(URI baseUri, String bypassToken, ObjectMapper json) {
    this.baseUri = baseUri;
    this.bypassToken = bypassToken;
    this.json = json;
  }

  /** Sends a request as the operator, authenticated by password. */
  DemoResponse operator(String method, String path, @Nullable Object body) {
    var basic =
        Base64.getEncoder().encodeToString("operator:tandem".getBytes(StandardCharsets.UTF_8));
    return send(method, path, body, "Basic " + basic);
  }

  /** Sends a request as a member, with a token that the operator gets for them. */
  DemoResponse as(UUID member, String method, String path, @Nullable Object body) {
    return send(
        method, path, body, "Bearer " + tokens.computeIfAbsent(member, this::tokenOnBehalfOf));
  }

  /** Repeats a call until the response is as expected or the time is up: events may be late. */
  DemoResponse retryUntil(Predicate<DemoResponse> expected, Supplier<DemoResponse> call) {
    var deadline = System.nanoTime() + RETRY_TIMEOUT.toNanos();
    var response = call.get();
    while (!expected.test(response) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(RETRY_INTERVAL.toNanos());
      response = call.get();
    }
    return response;
  }

  private String tokenOnBehalfOf(UUID member) {
    var token =
        retryUntil(
            it -> it.status() != 404,
            () -> operator("POST", "/api/access/tokens", Map.of("memberId", member)));
    return token.requireSuccess().get("accessToken").asString();
  }

  /**
   * Tries again while the machine is too busy to answer: all modules are at home, and did nothing.
   */
  private DemoResponse send(
      String method, String path, @Nullable Object body, String authorization) {
    return retryUntil(it -> it.status() != BUSY, () -> sendOnce(method, path, body, authorization));
  }

  private DemoResponse sendOnce(
      String method, String path, @Nullable Object body, String authorization) {
    var publisher =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(json.writeValueAsString(body));
    var request =
        HttpRequest.newBuilder(baseUri.resolve(path))
            .method(method, publisher)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Authorization", authorization)
            .header(DemoReadinessFilter.BYPASS_HEADER, bypassToken)
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      var text = response.body();
      return new DemoResponse(
          method + " " + path,
          response.statusCode(),
          text.isBlank() ? json.nullNode() : json.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

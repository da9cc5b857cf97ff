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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The public commands of this Tandem, as anyone could send them. */
class Api implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<UUID, String> tokens = new ConcurrentHashMap<>();
  private final URI home;
  private final String pass;
  private final ObjectMapper json;

  Api(URI home, String pass, ObjectMapper json) {
    this.home = home;
    this.pass = pass;
    this.json = json;
  }

  /** As the operator, by password. */
  Answer operator(String method, String path, @Nullable Object body) {
    var basic =
        Base64.getEncoder().encodeToString("operator:tandem".getBytes(StandardCharsets.UTF_8));
    return send(method, path, body, "Basic " + basic);
  }

  /** As a member, with a token that the operator gets on their behalf. */
  Answer as(UUID member, String method, String path, @Nullable Object body) {
    return send(method, path, body, "Bearer " + tokens.computeIfAbsent(member, this::token));
  }

  /** Asks again while what it needs is still on its way by an event. */
  Answer patiently(Predicate<Answer> enough, Supplier<Answer> call) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var answer = call.get();
    while (!enough.test(answer) && System.nanoTime() < until) {
      pause(PAUSE);
      answer = call.get();
    }
    return answer;
  }

  static void pause(Duration time) {
    java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
  }

  private String token(UUID member) {
    var answer =
        patiently(
            it -> it.status() != 404,
            () -> operator("POST", "/api/access/tokens", Map.of("memberId", member)));
    return answer.orFail().get("accessToken").asString();
  }

  private Answer send(String method, String path, @Nullable Object body, String authorization) {
    var publisher =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(json.writeValueAsString(body));
    var request =
        HttpRequest.newBuilder(home.resolve(path))
            .method(method, publisher)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Authorization", authorization)
            .header(Gate.PASS, pass)
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      var text = response.body();
      return new Answer(
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

  record Answer(String request, int status, JsonNode body) {

    boolean isGood() {
      return status < 300;
    }

    JsonNode orFail() {
      if (!isGood()) {
        throw new IllegalStateException(request + " answered " + status + ": " + body);
      }
      return body;
    }

    UUID id() {
      return UUID.fromString(orFail().get("id").asString());
    }
  }
}

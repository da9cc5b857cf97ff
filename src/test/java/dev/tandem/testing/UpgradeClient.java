package dev.tandem.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the operator of a local platform sits, and members, too: the API over HTTP. */
public final class UpgradeClient {

  private static final String PASSWORD = "tandem";

  private final RestClient client;
  private final String authorization;

  private UpgradeClient(RestClient client, String authorization) {
    this.client = client;
    this.authorization = authorization;
  }

  public static UpgradeClient ofOperator(String address) {
    var client =
        RestClient.builder()
            .baseUrl(address)
            .defaultStatusHandler(it -> true, (request, answer) -> {})
            .build();
    return new UpgradeClient(
        client, "Basic " + HttpHeaders.encodeBasicAuth("operator", PASSWORD, null));
  }

  /** The member's own, with a token that the operator gets on their behalf. */
  public UpgradeClient of(String member) {
    var token = token(member).expect(201).body().get("accessToken").asString();
    return new UpgradeClient(client, "Bearer " + token);
  }

  public Answer token(String member) {
    return post("/api/access/tokens", Map.of("memberId", member));
  }

  public JsonNode see(String path) {
    return send(HttpMethod.GET, path, null, "").expect(200).body();
  }

  /** As a browser shows it. */
  public Answer page(String path) {
    var answer =
        client
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .header(HttpHeaders.AUTHORIZATION, authorization)
            .retrieve()
            .toEntity(String.class);
    return answer(path, answer).expect(200);
  }

  public Answer post(String path) {
    return send(HttpMethod.POST, path, null, "");
  }

  public Answer post(String path, Object body) {
    return send(HttpMethod.POST, path, body, "");
  }

  /**
   * @param key of which a second request is answered as the first was
   */
  public Answer post(String path, Object body, String key) {
    return send(HttpMethod.POST, path, body, key);
  }

  private Answer send(HttpMethod method, String path, @Nullable Object body, String key) {
    var request = client.method(method).uri(path).contentType(MediaType.APPLICATION_JSON);
    request.header(HttpHeaders.AUTHORIZATION, authorization).header("Idempotency-Key", key);
    if (body != null) {
      request.body(body);
    }
    return answer(method + " " + path, request.retrieve().toEntity(String.class));
  }

  private static Answer answer(String request, ResponseEntity<String> its) {
    var text = its.getBody();
    return new Answer(request, its.getStatusCode().value(), text == null ? "" : text);
  }

  public record Answer(String request, int status, String text) {

    public JsonNode body() {
      return JsonMapper.shared().readTree(text);
    }

    public Answer expect(int status) {
      assertThat(this.status).as(request + ": " + text).isEqualTo(status);
      return this;
    }
  }
}

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

/** A user's HTTP client of a local platform: the operator's, or a member's. */
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
            .defaultStatusHandler(it -> true, (request, response) -> {})
            .build();
    return new UpgradeClient(
        client, "Basic " + HttpHeaders.encodeBasicAuth("operator", PASSWORD, null));
  }

  /** A member's client, with a token that the operator requests on their behalf. */
  public UpgradeClient of(String member) {
    var token = requestToken(member).expectStatus(201).body().get("accessToken").asString();
    return new UpgradeClient(client, "Bearer " + token);
  }

  public Response requestToken(String member) {
    return post("/api/access/tokens", Map.of("memberId", member));
  }

  public JsonNode getJson(String path) {
    return send(HttpMethod.GET, path, null, "").expectStatus(200).body();
  }

  /** Requests a page as a browser does. */
  public Response getPage(String path) {
    var entity =
        client
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .header(HttpHeaders.AUTHORIZATION, authorization)
            .retrieve()
            .toEntity(String.class);
    return toResponse(path, entity).expectStatus(200);
  }

  public Response post(String path) {
    return send(HttpMethod.POST, path, null, "");
  }

  public Response post(String path, Object body) {
    return send(HttpMethod.POST, path, body, "");
  }

  public Response put(String path, Object body) {
    return send(HttpMethod.PUT, path, body, "");
  }

  /**
   * @param key the idempotency key
   */
  public Response post(String path, Object body, String key) {
    return send(HttpMethod.POST, path, body, key);
  }

  private Response send(HttpMethod method, String path, @Nullable Object body, String key) {
    var request = client.method(method).uri(path).contentType(MediaType.APPLICATION_JSON);
    request.header(HttpHeaders.AUTHORIZATION, authorization).header("Idempotency-Key", key);
    if (body != null) {
      request.body(body);
    }
    return toResponse(method + " " + path, request.retrieve().toEntity(String.class));
  }

  private static Response toResponse(String request, ResponseEntity<String> entity) {
    var text = entity.getBody();
    return new Response(request, entity.getStatusCode().value(), text == null ? "" : text);
  }

  public record Response(String request, int status, String text) {

    public JsonNode body() {
      return JsonMapper.shared().readTree(text);
    }

    public Response expectStatus(int status) {
      assertThat(this.status).as(request + ": " + text).isEqualTo(status);
      return this;
    }
  }
}

package dev.tandem.acceptance.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The response to a request. */
public record ApiResponse(String request, int status, HttpHeaders headers, String text) {

  /** The body as JSON; a missing node where it is anything else. */
  public JsonNode json() {
    return text.startsWith("{") || text.startsWith("[")
        ? JsonMapper.shared().readTree(text)
        : MissingNode.getInstance();
  }

  public ApiResponse expectStatus(int status) {
    assertThat(this.status).as("%s was answered with %s", request, excerpt()).isEqualTo(status);
    return this;
  }

  /** Expects an RFC 9457 problem whose detail is a sentence. */
  public JsonNode expectProblem(int status) {
    expectStatus(status);
    assertThat(headers.firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json().path("status").asInt()).isEqualTo(status);
    assertThat(json().path("detail").asString()).as(request).contains(" ").endsWith(".");
    return json();
  }

  /** The id in the body of a 201 response. */
  public String createdId() {
    return expectStatus(201).json().get("id").asString();
  }

  private String excerpt() {
    return text.substring(0, Math.min(600, text.length()));
  }
}

package dev.tandem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What came back. */
record Answer(String request, int status, HttpHeaders headers, String text) {

  JsonNode body() {
    return text.startsWith("{") || text.startsWith("[")
        ? JsonMapper.shared().readTree(text)
        : MissingNode.getInstance();
  }

  Answer expect(int status) {
    assertThat(this.status).as("%s answers %s", request, shortened()).isEqualTo(status);
    return this;
  }

  /** An RFC 9457 problem with a sentence for people. */
  JsonNode problem(int status) {
    expect(status);
    assertThat(headers.firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(body().path("status").asInt()).isEqualTo(status);
    assertThat(body().path("detail").asString()).as(request).contains(" ").endsWith(".");
    return body();
  }

  String id() {
    return expect(201).body().get("id").asString();
  }

  private String shortened() {
    return text.substring(0, Math.min(600, text.length()));
  }
}

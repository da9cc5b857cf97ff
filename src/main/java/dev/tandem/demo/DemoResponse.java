package dev.tandem.demo;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the application answered to a request.
 *
 * @param request the method and the path
 */
record DemoResponse(String request, int status, JsonNode body) {

  boolean isSuccess() {
    return status < 300;
  }

  JsonNode requireSuccess() {
    if (!isSuccess()) {
      throw new IllegalStateException(request + " returned " + status + ": " + body);
    }
    return body;
  }

  UUID id() {
    return UUID.fromString(requireSuccess().get("id").asString());
  }
}

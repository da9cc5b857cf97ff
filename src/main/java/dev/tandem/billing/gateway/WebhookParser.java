package dev.tandem.billing.gateway;

import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Reads the body of a webhook. */
record WebhookParser(ObjectMapper json) {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookParser.class);

  private static final int MAX_ID_LENGTH = 200;

  /**
   * @throws Problem 400 if the message cannot be read or is not complete
   */
  WebhookMessage parse(String text) {
    try {
      var payload = json.readValue(text, WebhookPayload.class);
      if (payload != null) {
        var id = payload.id();
        var type = payload.type();
        var key = payload.key();
        if (id != null && id.length() <= MAX_ID_LENGTH && type != null && key != null) {
          return new WebhookMessage(id, type, key, payload.reason());
        }
      }
    } catch (JacksonException e) {
      LOG.debug("A signed webhook cannot be parsed", e);
    }
    throw Problem.malformed("A message needs an id, a type and the key of an order.");
  }

  record WebhookPayload(
      @Nullable String id, @Nullable String type, @Nullable String key, @Nullable String reason) {}
}

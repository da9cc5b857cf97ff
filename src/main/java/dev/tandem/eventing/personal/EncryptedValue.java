package dev.tandem.eventing.personal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A personal value as it is stored or sent, in place of the value itself. It says whose it is, so
 * that it can be passed on without the class of the event.
 *
 * @param shared whether it is encrypted with the key that all processes of the platform share, and
 *     not with the person's own, which is in one database only
 */
record EncryptedValue(UUID person, boolean shared, String text) {

  /** No value of an event is an object with such a field. */
  static final String TEXT = "$encrypted";

  static final String SHARED = "$shared";
  private static final String PERSON = "$person";

  static @Nullable EncryptedValue of(JsonNode value) {
    return value instanceof ObjectNode fields && fields.has(TEXT) && fields.has(PERSON)
        ? new EncryptedValue(
            UUID.fromString(fields.get(PERSON).asString()),
            fields.has(SHARED),
            fields.get(TEXT).asString())
        : null;
  }

  JsonNode toJson() {
    var fields = JsonNodeFactory.instance.objectNode();
    fields.put(PERSON, person.toString());
    if (shared) {
      fields.put(SHARED, true);
    }
    return fields.put(TEXT, text);
  }
}

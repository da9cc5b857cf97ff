package dev.tandem.eventing.personal;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A value in an event that is personal by its declaration, or encrypted already.
 *
 * @param place the event and the path to the value, to which its encryption is bound
 * @param declared null if this release does not know the component
 * @param declaredPerson whose it is by the declaration; null if the event does not say so
 */
record FoundValue(
    String place,
    JsonNode value,
    @Nullable PersonalComponent declared,
    @Nullable UUID declaredPerson) {

  private static final UUID NOBODY = new UUID(0, 0);

  boolean isAbsent() {
    return value.isNull();
  }

  @Nullable EncryptedValue encrypted() {
    return EncryptedValue.of(value);
  }

  /** Whose it is; of nobody if a malformed event does not say so. */
  UUID person() {
    var encrypted = encrypted();
    return encrypted == null
        ? Objects.requireNonNullElse(declaredPerson, NOBODY)
        : encrypted.person();
  }

  /** What is read in its place once the person is erased. */
  JsonNode erased() {
    return declared == null ? NullNode.getInstance() : declared.erased();
  }
}

package dev.tandem.eventing.personal;

import java.util.HashMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Encrypts and decrypts the personal values of events: in this log with the key of the person, and
 * between processes with a key that they share. A payload that is no JSON object has none. Without
 * a class for the name of the event, only what is encrypted already is found.
 */
@Component
public class PersonalValues {

  private final JsonMapper json;
  private final PersonKeys keys;
  private final SharedEncryption shared;

  public PersonalValues(JsonMapper json, PersonKeys keys, SharedEncryption shared) {
    this.json =
        json.rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    this.keys = keys;
    this.shared = shared;
  }

  /** Whether the payload has values that are encrypted, whatever its class. */
  public static boolean areEncryptedIn(String payload) {
    return payload.contains('"' + EncryptedValue.TEXT + '"');
  }

  /** The payload as this log stores it. What is encrypted for this log stays as it is. */
  public String encrypt(@Nullable Class<?> type, String payload) {
    return replaceAll(type, payload, keys::findOrCreate, this::encrypt);
  }

  private JsonNode encrypt(FoundValue found, Function<UUID, PersonKey> keyOf) {
    var encrypted = found.encrypted();
    if (found.isAbsent() || (encrypted != null && !encrypted.shared())) {
      return found.value();
    }
    return switch (keyOf.apply(found.person())) {
      case PersonKey.Destroyed _ -> found.erased();
      case PersonKey.Usable key -> {
        var text = encrypted == null ? found.value().toString() : decryptShared(found, encrypted);
        yield new EncryptedValue(found.person(), false, key.cipher().encrypt(text, found.place()))
            .toJson();
      }
      case PersonKey.Unknown _ -> throw new IllegalStateException("There is no key yet");
    };
  }

  /**
   * The payload as its publisher wrote it, without the values of erased persons.
   *
   * @throws IllegalStateException if a key is missing that was not destroyed
   */
  public String decrypt(@Nullable Class<?> type, String payload) {
    return replaceAll(type, payload, keys::findOrNone, this::decrypt);
  }

  private JsonNode decrypt(FoundValue found, Function<UUID, PersonKey> keyOf) {
    if (found.isAbsent() && (found.declaredPerson() == null || found.erased().isNull())) {
      return found.value();
    }
    if (keyOf.apply(found.person()) instanceof PersonKey.Destroyed) {
      return found.erased();
    }
    var encrypted = found.encrypted();
    if (encrypted == null) {
      return found.value();
    }
    return json.readTree(
        encrypted.shared()
            ? decryptShared(found, encrypted)
            : decryptOwn(found, encrypted, keyOf.apply(encrypted.person())));
  }

  private static String decryptOwn(FoundValue found, EncryptedValue encrypted, PersonKey key) {
    if (key instanceof PersonKey.Usable(var cipher)) {
      return cipher.decrypt(encrypted.text(), found.place());
    }
    throw new IllegalStateException(
        "This database has no key for the personal values of %s, and none was destroyed"
            .formatted(encrypted.person()));
  }

  private String decryptShared(FoundValue found, EncryptedValue encrypted) {
    return shared.decrypt(encrypted.text(), found.place());
  }

  /** The payload as it is sent to another process, which has no key of this log. */
  public String encryptForOthers(@Nullable Class<?> type, String payload) {
    return replaceAll(type, payload, keys::findOrNone, this::encryptForOthers);
  }

  private JsonNode encryptForOthers(FoundValue found, Function<UUID, PersonKey> keyOf) {
    var plain = decrypt(found, keyOf);
    return plain.isNull() || !shared.isPossible()
        ? plain
        : new EncryptedValue(found.person(), true, shared.encrypt(plain.toString(), found.place()))
            .toJson();
  }

  private interface Replacement {
    JsonNode apply(FoundValue found, Function<UUID, PersonKey> keyOf);
  }

  /**
   * @param keyOf asked once for each person of the event
   */
  private String replaceAll(
      @Nullable Class<?> type,
      String payload,
      Function<UUID, PersonKey> keyOf,
      Replacement replacement) {
    if (!(parse(payload) instanceof ObjectNode event)) {
      return payload;
    }
    var known = new HashMap<UUID, PersonKey>();
    PersonalValueWalk.replaceAll(
        type, event, found -> replacement.apply(found, it -> known.computeIfAbsent(it, keyOf)));
    return json.writeValueAsString(event);
  }

  private @Nullable JsonNode parse(String payload) {
    try {
      return json.readTree(payload);
    } catch (JacksonException e) {
      return null;
    }
  }
}

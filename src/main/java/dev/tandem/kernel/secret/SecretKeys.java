package dev.tandem.kernel.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of 256 bits for one use, derived from texts that only the platform knows. The first is used
 * for what is new; those before it stay known for what was made with them.
 */
public final class SecretKeys {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_CHARACTERS = 32;

  private final String currentId;
  private final Map<String, byte[]> keysById = new LinkedHashMap<>();

  /**
   * @param use what the keys are for: the same text gives different keys for different uses
   * @param property the setting with the text, for the message
   */
  public SecretKeys(String use, String property, String current, List<String> previous) {
    var texts = new ArrayList<String>(List.of(current));
    texts.addAll(previous);
    for (var text : texts) {
      if (text.strip().length() < MIN_CHARACTERS) {
        throw new IllegalArgumentException(
            "%s needs at least %s characters that nobody can guess"
                .formatted(property, MIN_CHARACTERS));
      }
      var key = derive(text.strip(), use);
      keysById.putIfAbsent(idOf(key), key);
    }
    currentId = keysById.keySet().iterator().next();
  }

  /** A text for {@code current} that nobody can guess. */
  public static String generate() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Names the key for what is new; tells nothing about the key. */
  public String currentId() {
    return currentId;
  }

  public byte[] current() {
    return Objects.requireNonNull(keysById.get(currentId)).clone();
  }

  public Optional<byte[]> find(String id) {
    return Optional.ofNullable(keysById.get(id)).map(byte[]::clone);
  }

  private static String idOf(byte[] key) {
    var digest = mac(key, "id of the key");
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 8);
  }

  private static byte[] derive(String text, String use) {
    return mac(text.getBytes(StandardCharsets.UTF_8), use);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

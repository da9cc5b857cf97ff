package dev.tandem.kernel.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets for the database with AES-256-GCM. A text is bound to its owner: in the row of
 * another it cannot be decrypted.
 */
public final class SecretCipher {

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Supplier<SecretKeys> keys;
  private final SecureRandom random = new SecureRandom();

  public SecretCipher(Supplier<SecretKeys> keys) {
    this.keys = keys;
  }

  public String encrypt(String secret, String owner) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var current = keys.get();
    var text = secret.getBytes(StandardCharsets.UTF_8);
    var encrypted = apply(Cipher.ENCRYPT_MODE, current.current(), nonce, text, owner);
    return String.join(".", current.currentId(), base64(nonce), base64(encrypted));
  }

  /**
   * @throws IllegalStateException if the key is gone, or the text is another owner's
   */
  public String decrypt(String encrypted, String owner) {
    var parts = encrypted.split("\\.");
    var key =
        keys.get()
            .find(parts[0])
            .orElseThrow(() ->
                new IllegalStateException(
                    "The key %s, with which a secret was encrypted, is not configured"
                        .formatted(parts[0])));
    var nonce = Base64.getUrlDecoder().decode(parts[1]);
    var text = Base64.getUrlDecoder().decode(parts[2]);
    return new String(apply(Cipher.DECRYPT_MODE, key, nonce, text, owner), StandardCharsets.UTF_8);
  }

  /** Whether the key with which the text was encrypted is configured. */
  public boolean canDecrypt(String encrypted) {
    return keys.get().find(keyId(encrypted)).isPresent();
  }

  /** Whether the text was encrypted with the key that is used for what is new. */
  public boolean isCurrent(String encrypted) {
    return keys.get().currentId().equals(keyId(encrypted));
  }

  private static String keyId(String encrypted) {
    return encrypted.substring(0, encrypted.indexOf('.'));
  }

  private static byte[] apply(int mode, byte[] key, byte[] nonce, byte[] text, String owner) {
    try {
      var cipher = Cipher.getInstance(TRANSFORMATION);
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret cannot be encrypted or decrypted", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package dev.tandem.eventing.message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that the processes of the platform share, and the broker and its other users do not know.
 *
 * @param id names the key in a message, and tells nothing about it
 */
record SigningKey(String id, SecretKeySpec secret) {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  static SigningKey of(String secret) {
    var key = new SecretKeySpec(secret.strip().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    var name = mac(key, "tandem key id".getBytes(StandardCharsets.UTF_8));
    return new SigningKey(BASE64.encodeToString(name).substring(0, 8), key);
  }

  byte[] sign(byte[] text) {
    return mac(secret, text);
  }

  private static byte[] mac(SecretKeySpec key, byte[] text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The signing key is unusable", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey " + id;
  }
}

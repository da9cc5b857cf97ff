package dev.tandem.access.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests a password and its hash, keyed with a secret of this process. */
final class PasswordDigest {

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret = new byte[32];

  PasswordDigest() {
    new SecureRandom().nextBytes(secret);
  }

  String of(String password, String hash) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update(hash.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      var typed = password.getBytes(StandardCharsets.UTF_8);
      var digest = HexFormat.of().formatHex(mac.doFinal(typed));
      Arrays.fill(typed, (byte) 0);
      return digest;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

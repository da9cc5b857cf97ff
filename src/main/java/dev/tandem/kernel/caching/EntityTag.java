package dev.tandem.kernel.caching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes the strong {@code ETag} of an answer from what the answer is made of. */
public final class EntityTag {

  private EntityTag() {}

  /**
   * The same for the same parts, in whichever process.
   *
   * @param parts of which at least one differs whenever the answer does; records and lists count
   *     with all that is in them
   */
  public static String of(Object... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var text = Arrays.toString(parts).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.tandem.kernel.caching;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** Makes the strong {@code ETag} of an answer from what the answer is made of (RFC 9110). */
public final class EntityTag {

  /** As JSON, a text that moves from one field to the next is another text. */
  private static final JsonMapper JSON = JsonMapper.shared();

  private EntityTag() {}

  /**
   * The same for the same parts, in whichever process.
   *
   * @param parts of which at least one differs whenever the answer does; records and lists count
   *     with all that is in them, and a set has no order that all processes share
   */
  public static String of(Object... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(JSON.writeValueAsBytes(parts)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

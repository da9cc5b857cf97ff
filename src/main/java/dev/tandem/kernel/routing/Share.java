package dev.tandem.kernel.routing;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of all routing units. A unit has a place of its own in each module, which never changes:
 * a share that grows keeps the units that it had.
 *
 * @param basisPoints hundredths of a percent, from 0 to 10,000
 */
public record Share(int basisPoints) {

  public static final int WHOLE = 10_000;
  public static final Share NONE = new Share(0);

  private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)\\s*%?");

  public Share {
    if (basisPoints < 0 || basisPoints > WHOLE) {
      throw new IllegalArgumentException("A share is from 0 % to 100 %");
    }
  }

  public boolean isNone() {
    return basisPoints == 0;
  }

  public boolean contains(String module, String unit) {
    return placeOf(module, unit) < basisPoints;
  }

  /** From 0 to 9,999, equally distributed, and independent between modules. */
  public static int placeOf(String module, String unit) {
    var digest = sha256().digest((module + "/" + unit).getBytes(StandardCharsets.UTF_8));
    return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), WHOLE);
  }

  /** Reads a percentage with at most two decimals, such as {@code 5%} or {@code 0.25 %}. */
  public static Optional<Share> parse(String text) {
    return Optional.of(PERCENTAGE.matcher(text.strip()))
        .filter(Matcher::matches)
        .map(it -> new BigDecimal(it.group(1)).movePointRight(2).intValueExact())
        .filter(it -> it <= WHOLE)
        .map(Share::new);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Such as "5 %" or "0.25 %". */
  @Override
  public String toString() {
    return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
  }
}

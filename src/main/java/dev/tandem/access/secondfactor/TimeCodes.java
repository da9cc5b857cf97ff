package dev.tandem.access.secondfactor;

import com.bastiaanjansen.otp.HMACAlgorithm;
import com.bastiaanjansen.otp.HOTPGenerator;
import com.bastiaanjansen.otp.SecretGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The codes of authenticator apps: six digits, another every 30 seconds (TOTP, RFC 6238, with the
 * HMAC-SHA-1 that all apps know).
 */
final class TimeCodes {

  static final int DIGITS = 6;
  private static final int SECONDS = 30;
  private static final int SECRET_BITS = 160;

  private TimeCodes() {}

  /** In Base32, as people type it into an app. */
  static String newSecret() {
    return new String(SecretGenerator.generate(SECRET_BITS), StandardCharsets.US_ASCII)
        .replace("=", "");
  }

  static long stepAt(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS);
  }

  /** By SHA-1, the default of RFC 6238 and all that authenticator apps can do. */
  @SuppressWarnings("deprecation")
  static String codeOf(String secret, long step) {
    return new HOTPGenerator.Builder(secret)
        .withPasswordLength(DIGITS)
        .withAlgorithm(HMACAlgorithm.SHA1)
        .build()
        .generate(step);
  }

  /**
   * The step of the code.
   *
   * @param tolerated how many steps the clock of the app may be early or late
   * @param lastStep the last one whose code was used; codes of it and before count no more
   */
  static OptionalLong matchingStep(
      String secret, String code, Instant now, int tolerated, long lastStep) {
    long current = stepAt(now);
    return LongStream.rangeClosed(current - tolerated, current + tolerated)
        .filter(step -> step > lastStep)
        .filter(step -> isSame(codeOf(secret, step), code))
        .findFirst();
  }

  private static boolean isSame(String expected, String typed) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }
}

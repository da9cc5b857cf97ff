package dev.tandem.access.secondfactor;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code that replaces the authenticator app once: three groups of four characters that are hard to
 * confuse, of which the first says which code it is, and the rest has 55 bits.
 *
 * @param number from 0
 */
record RecoveryCode(int number, String text) {

  static final int COUNT = 10;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final Pattern TYPED = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static RecoveryCode random(int number) {
    var text = new StringBuilder().append(ALPHABET.charAt(number));
    while (text.length() < LENGTH) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new RecoveryCode(number, text.toString());
  }

  /** However it is spaced and written; empty when it cannot be a recovery code. */
  static Optional<RecoveryCode> parse(String typed) {
    var text =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return TYPED.matcher(text).matches()
        ? Optional.of(new RecoveryCode(ALPHABET.indexOf(text.charAt(0)), text))
        : Optional.empty();
  }

  String grouped() {
    return text.replaceAll("(.{4})(?=.)", "$1-");
  }
}

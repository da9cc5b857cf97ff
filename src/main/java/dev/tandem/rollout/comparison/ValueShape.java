package dev.tandem.rollout.comparison;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a value without what it says: {@code Anna Smith} becomes {@code Aa Aa (10)}. Each run
 * of letters is one letter, each digit a 9; what remains is enough to see that a value is cut off,
 * is a date in another format, or has lost its decimals.
 */
final class ValueShape {

  private static final int MAX_LENGTH = 60;
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,9})?");

  private ValueShape() {}

  static String of(@Nullable String value) {
    if (value == null || value.equals("null")) {
      return "null";
    }
    if (value.equals("true") || value.equals("false")) {
      return value;
    }
    var text = ID.matcher(value).replaceAll("#");
    var shape = new StringBuilder();
    text.codePoints().map(ValueShape::classOf).forEach(next -> append(shape, next));
    var form = shape.length() > MAX_LENGTH ? shape.substring(0, MAX_LENGTH) + "…" : shape;
    return form.toString().replace("#", "id") + " (" + value.length() + ")";
  }

  private static int classOf(int codePoint) {
    if (Character.isDigit(codePoint)) {
      return '9';
    }
    if (Character.isLetter(codePoint)) {
      return Character.isUpperCase(codePoint) ? 'A' : 'a';
    }
    if (Character.isWhitespace(codePoint)) {
      return ' ';
    }
    return codePoint < 128 ? codePoint : '?';
  }

  private static void append(StringBuilder shape, int next) {
    boolean repeats = !shape.isEmpty() && shape.charAt(shape.length() - 1) == next;
    if (!repeats || next == '9') {
      shape.append((char) next);
    }
  }

  /** By how much two numbers or two instants differ. */
  static String change(String live, String mirrored) {
    if (NUMBER.matcher(live).matches() && NUMBER.matcher(mirrored).matches()) {
      var change = new BigDecimal(mirrored).subtract(new BigDecimal(live));
      return (change.signum() > 0 ? "+" : "") + change.stripTrailingZeros().toPlainString();
    }
    return instant(live)
        .flatMap(from -> instant(mirrored).map(to -> Duration.between(from, to).toString()))
        .orElse("");
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

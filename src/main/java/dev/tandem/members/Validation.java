package dev.tandem.members;

import dev.tandem.kernel.web.Problem;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks what is entered about members and cohorts. Each check returns the normalized value or
 * throws a {@link Problem} 422 with a sentence for the person who typed it.
 */
public final class Validation {

  private static final Pattern TAG_PATTERN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} +#./&'-]{0,39}");

  private Validation() {}

  /** A required single line. */
  public static String line(String field, @Nullable String text, int maxLength) {
    var line = text(field, text, maxLength).replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      throw invalid(field + " is missing.");
    }
    return line;
  }

  /** Optional text of several lines. */
  public static String text(String field, @Nullable String text, int maxLength) {
    var stripped = text == null ? "" : text.strip();
    if (stripped.length() > maxLength) {
      throw invalid(
          "%s can have at most %,d characters; this has %,d.", field, maxLength, stripped.length());
    }
    if (stripped.codePoints().anyMatch(Validation::isUnprintable)) {
      throw invalid(field + " contains a character that cannot be shown.");
    }
    return stripped;
  }

  private static boolean isUnprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.SURROGATE -> true;
      case Character.CONTROL -> "\n\r\t".indexOf(character) < 0;
      default -> false;
    };
  }

  /** Short keywords such as skills and topics, without duplicates. */
  public static List<String> tags(
      String field, @Nullable List<@Nullable String> tags, int maxCount) {
    var kept = new LinkedHashMap<String, String>();
    for (var tag : Objects.requireNonNullElse(tags, List.<@Nullable String>of())) {
      var word = tag == null ? "" : tag.strip().replaceAll("\\s+", " ");
      if (!TAG_PATTERN.matcher(word).matches()) {
        throw invalid(
            "%s must be a few words each, of at most 40 letters and digits; “%s” is not.",
            field, abbreviate(word));
      }
      kept.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
    }
    if (kept.size() > maxCount) {
      throw invalid("Enter at most %d %s.", maxCount, field.toLowerCase(Locale.ROOT));
    }
    return List.copyOf(kept.values());
  }

  /** The zone of a region, which follows daylight saving time; a fixed offset is refused. */
  public static String zone(@Nullable String zone) {
    var id = zone == null ? "" : zone.strip();
    if (!ZoneId.getAvailableZoneIds().contains(id)) {
      throw invalid("“%s” is not a time zone; use a name such as Europe/Berlin.", abbreviate(id));
    }
    return id;
  }

  public static int inRange(String field, @Nullable Integer number, int min, int max) {
    if (number == null || number < min || number > max) {
      throw invalid("%s must be a number from %d to %,d.", field, min, max);
    }
    return number;
  }

  public static Problem invalid(String sentence, Object... values) {
    var text = values.length == 0 ? sentence : String.format(Locale.ENGLISH, sentence, values);
    return Problem.refused("invalid", text);
  }

  /** At most 60 characters, all of them printable. */
  static String abbreviate(String text) {
    var visible = text.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
    return visible.length() <= 60 ? visible : visible.substring(0, 60) + "…";
  }
}

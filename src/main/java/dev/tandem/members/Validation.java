package dev.tandem.members;

import dev.tandem.kernel.text.Graphemes;
import dev.tandem.kernel.text.SearchKey;
import dev.tandem.kernel.text.TextKind;
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
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} +#./&'\u200c\u200d-]*");

  private static final int MAX_TAG_LENGTH = 40;

  private Validation() {}

  /** A required name, headline or title. */
  public static String line(String field, @Nullable String text, int maxLength) {
    return TextKind.NAME.require(field, text, maxLength, Validation::invalid);
  }

  /** Optional text of several lines. */
  public static String text(String field, @Nullable String text, int maxLength) {
    return TextKind.LINES.check(field, text, maxLength, Validation::invalid);
  }

  /** Short keywords such as skills and topics, without duplicates. */
  public static List<String> tags(
      String field, @Nullable List<@Nullable String> tags, int maxCount) {
    var kept = new LinkedHashMap<String, String>();
    for (var tag : Objects.requireNonNullElse(tags, List.<@Nullable String>of())) {
      var word = TextKind.NAME.check(field, tag, 4_000, Validation::invalid);
      if (!TAG_PATTERN.matcher(word).matches() || Graphemes.count(word) > MAX_TAG_LENGTH) {
        throw invalid(
            "%s must be a few words each, of at most 40 letters and digits; “%s” is not.",
            field, abbreviate(word));
      }
      kept.putIfAbsent(SearchKey.of(word), word);
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

  private static Problem invalid(String sentence) {
    return invalid(sentence, new Object[0]);
  }

  /** At most 60 characters, all of them printable. */
  static String abbreviate(String text) {
    var visible = text.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
    return Graphemes.count(visible) <= 60 ? visible : Graphemes.first(visible, 60) + "…";
  }
}

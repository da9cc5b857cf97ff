package dev.tandem.members;

import dev.tandem.kernel.web.Problem;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks what is entered about members and cohorts. Each check returns the normalized value or
 * throws a {@link Problem} 422 with a sentence for the person who typed it.
 */
public final class Validation {

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Map<String, String> CODES_BY_NAME =
      LANGUAGES.stream()
          .collect(
              Collectors.toMap(
                  code -> Labels.language(code).toLowerCase(Locale.ROOT),
                  Function.identity(),
                  (first, second) -> first));
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

  /** ISO 639-1 codes, at least one. */
  public static List<String> languages(@Nullable List<@Nullable String> languages) {
    var codes =
        Objects.requireNonNullElse(languages, List.<@Nullable String>of()).stream()
            .map(Validation::language)
            .distinct()
            .toList();
    if (codes.isEmpty() || codes.size() > 10) {
      throw invalid("Enter one to ten languages.");
    }
    return codes;
  }

  /** Accepts the English name or the code of a language. */
  private static String language(@Nullable String language) {
    var word = language == null ? "" : language.strip().toLowerCase(Locale.ROOT);
    var code = CODES_BY_NAME.getOrDefault(word, word);
    if (!LANGUAGES.contains(code)) {
      throw invalid(
          "“%s” is not a language; use a name such as German or a code such as de.",
          abbreviate(word));
    }
    return code;
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

  /** Parses a number typed into a form; null if empty. */
  public static @Nullable Integer parseInteger(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank() ? null : Integer.valueOf(typed.strip());
    } catch (NumberFormatException e) {
      throw invalid("“%s” is not a whole number.", abbreviate(typed));
    }
  }

  /** Splits a list typed into one field of a form, separated by commas. */
  public static List<@Nullable String> splitList(@Nullable String typed) {
    return typed == null
        ? List.of()
        : Arrays.stream(typed.split("[,;\n]"))
            .<@Nullable String>map(String::strip)
            .filter(item -> !"".equals(item))
            .toList();
  }

  private static String abbreviate(String text) {
    var visible = text.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
    return visible.length() <= 60 ? visible : visible.substring(0, 60) + "…";
  }
}

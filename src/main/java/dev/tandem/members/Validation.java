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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people may say about themselves: each rule gives back the value in its kept form.
 *
 * <p>Every refusal is a {@link Problem} 422 with a sentence for the person who typed it.
 */
final class Validation {

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Map<String, String> CODES_BY_NAME =
      LANGUAGES.stream()
          .collect(
              Collectors.toMap(
                  it -> Labels.language(it).toLowerCase(Locale.ROOT), it -> it, (a, b) -> a));
  private static final Pattern TAG_PATTERN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} +#./&'-]{0,39}");

  private Validation() {}

  /** One line with something in it. */
  static String line(String what, @Nullable String text, int most) {
    var line = text(what, text, most).replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      throw invalid(what + " is missing.");
    }
    return line;
  }

  /** Free words, possibly none. */
  static String text(String what, @Nullable String text, int most) {
    var words = text == null ? "" : text.strip();
    if (words.length() > most) {
      throw invalid("%s has at most %,d characters; this has %,d.", what, most, words.length());
    }
    if (words.codePoints().anyMatch(Validation::isUnprintable)) {
      throw invalid(what + " contains a character that cannot be shown.");
    }
    return words;
  }

  private static boolean isUnprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.SURROGATE -> true;
      case Character.CONTROL -> "\n\r\t".indexOf(character) < 0;
      default -> false;
    };
  }

  /** Short catalogue words such as skills and topics; the same word twice counts once. */
  static List<String> tags(String what, @Nullable List<@Nullable String> tags, int most) {
    var kept = new LinkedHashMap<String, String>();
    for (var tag : Objects.requireNonNullElse(tags, List.<@Nullable String>of())) {
      var word = tag == null ? "" : tag.strip().replaceAll("\\s+", " ");
      if (!TAG_PATTERN.matcher(word).matches()) {
        throw invalid(
            "%s are a few words each, at most 40 letters and digits; “%s” is not.",
            what, abbreviate(word));
      }
      kept.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
    }
    if (kept.size() > most) {
      throw invalid("There are at most %d %s.", most, what.toLowerCase(Locale.ROOT));
    }
    return List.copyOf(kept.values());
  }

  /** ISO 639-1 codes, at least one. */
  static List<String> languages(@Nullable List<@Nullable String> languages) {
    var codes =
        Objects.requireNonNullElse(languages, List.<@Nullable String>of()).stream()
            .map(Validation::language)
            .distinct()
            .toList();
    if (codes.isEmpty() || codes.size() > 10) {
      throw invalid("Name one to ten languages.");
    }
    return codes;
  }

  /** People write “German”, programs write “de”. */
  private static String language(@Nullable String language) {
    var word = language == null ? "" : language.strip().toLowerCase(Locale.ROOT);
    var code = CODES_BY_NAME.getOrDefault(word, word);
    if (!LANGUAGES.contains(code)) {
      throw invalid(
          "“%s” is not a language; use a name such as German or its code de.", abbreviate(word));
    }
    return code;
  }

  /** A region's zone, which knows its own clock changes; not an offset. */
  static String zone(@Nullable String zone) {
    var id = zone == null ? "" : zone.strip();
    if (!ZoneId.getAvailableZoneIds().contains(id)) {
      throw invalid("“%s” is not a time zone; use a name such as Europe/Berlin.", abbreviate(id));
    }
    return id;
  }

  static int inRange(String what, @Nullable Integer number, int least, int most) {
    if (number == null || number < least || number > most) {
      throw invalid("%s is a number from %d to %,d.", what, least, most);
    }
    return number;
  }

  static Problem invalid(String sentence, Object... values) {
    var text = values.length == 0 ? sentence : String.format(Locale.ENGLISH, sentence, values);
    return Problem.refused("invalid", text);
  }

  /** A number as typed into a form. */
  static @Nullable Integer parseInteger(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank() ? null : Integer.valueOf(typed.strip());
    } catch (NumberFormatException e) {
      throw invalid("“%s” is not a whole number.", abbreviate(typed));
    }
  }

  /** Words as typed into one field of a form, with commas between. */
  static List<@Nullable String> splitList(@Nullable String typed) {
    return typed == null
        ? List.of()
        : Arrays.stream(typed.split("[,;\n]"))
            .<@Nullable String>map(String::strip)
            .filter(it -> !"".equals(it))
            .toList();
  }

  private static String abbreviate(String text) {
    var visible = text.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
    return visible.length() <= 60 ? visible : visible.substring(0, 60) + "…";
  }
}

package dev.tandem.members;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks languages, which are entered by their English names or ISO 639-1 codes. */
public final class LanguageCodes {

  private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
  private static final Map<String, String> CODES_BY_NAME =
      CODES.stream()
          .collect(
              Collectors.toMap(
                  code -> Labels.language(code).toLowerCase(Locale.ROOT),
                  Function.identity(),
                  (first, second) -> first));

  private LanguageCodes() {}

  /**
   * @return one to ten codes
   * @throws dev.tandem.kernel.web.Problem 422 if there are none or too many, or one is unknown
   */
  public static List<String> of(@Nullable List<@Nullable String> languages) {
    var codes =
        Objects.requireNonNullElse(languages, List.<@Nullable String>of()).stream()
            .map(LanguageCodes::code)
            .distinct()
            .toList();
    if (codes.isEmpty() || codes.size() > 10) {
      throw Validation.invalid("Enter one to ten languages.");
    }
    return codes;
  }

  private static String code(@Nullable String language) {
    var word = language == null ? "" : language.strip().toLowerCase(Locale.ROOT);
    var code = CODES_BY_NAME.getOrDefault(word, word);
    if (!CODES.contains(code)) {
      throw Validation.invalid(
          "“%s” is not a language; use a name such as German or a code such as de.",
          Validation.abbreviate(word));
    }
    return code;
  }
}

package dev.tandem.members.person;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a search for mentors; without any, every listed mentor is found.
 *
 * @param q words that must all occur in the name, headline, bio or skills
 */
record MentorSearch(@Nullable String q, @Nullable String skill, @Nullable String language) {

  private static final int MAX_WORDS = 10;

  List<String> words() {
    return Stream.of(normalize(q).orElse("").split("\\s+"))
        .filter(word -> !word.isEmpty())
        .limit(MAX_WORDS)
        .toList();
  }

  Optional<String> skillKey() {
    return normalize(skill);
  }

  Optional<String> languageKey() {
    return normalize(language);
  }

  /** Escapes the wildcards of SQL's {@code like}. */
  static String escapeLike(String text) {
    return text.replaceAll("[\\\\%_]", "\\\\$0");
  }

  private static Optional<String> normalize(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(it -> it.replaceAll("\\p{Cntrl}|\\p{Cs}", " ").strip().toLowerCase(Locale.ROOT))
        .filter(it -> !it.isEmpty());
  }
}

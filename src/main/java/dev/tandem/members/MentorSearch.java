package dev.tandem.members;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What someone looks for in a mentor; nothing asked finds everyone.
 *
 * @param q words that are all found in name, headline, bio or skills
 */
record MentorSearch(@Nullable String q, @Nullable String skill, @Nullable String language) {

  List<String> words() {
    return Stream.of(normalize(q).orElse("").split("\\s+"))
        .filter(it -> !it.isEmpty())
        .limit(10)
        .toList();
  }

  Optional<String> skillKey() {
    return normalize(skill);
  }

  Optional<String> languageKey() {
    return normalize(language);
  }

  private static Optional<String> normalize(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(it -> it.replaceAll("\\p{Cntrl}|\\p{Cs}", " ").strip().toLowerCase(Locale.ROOT))
        .filter(it -> !it.isEmpty());
  }
}

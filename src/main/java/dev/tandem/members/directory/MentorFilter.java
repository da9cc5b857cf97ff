package dev.tandem.members.directory;

import dev.tandem.members.SearchTerms;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the list of mentors; without any of it, every listed mentor is in the list.
 *
 * @param q words that must all occur in the name, headline, bio or skills
 */
record MentorFilter(@Nullable String q, @Nullable String skill, @Nullable String language) {

  List<String> words() {
    return SearchTerms.words(q);
  }

  Optional<String> skillKey() {
    return SearchTerms.normalize(skill);
  }

  Optional<String> languageKey() {
    return SearchTerms.normalize(language);
  }
}

package dev.tandem.members.directory;

import dev.tandem.members.SearchTerms;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a search for mentors; without any, every listed mentor is found.
 *
 * @param q words that must all occur in the name, headline, bio or skills
 */
record MentorSearch(@Nullable String q, @Nullable String skill, @Nullable String language) {

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

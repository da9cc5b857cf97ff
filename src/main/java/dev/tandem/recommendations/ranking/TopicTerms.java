package dev.tandem.recommendations.ranking;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares and formats topics and languages regardless of case and surrounding spaces. */
final class TopicTerms {

  private TopicTerms() {}

  static String normalize(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  static Set<String> normalizeAll(Collection<String> names) {
    return names.stream()
        .map(TopicTerms::normalize)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The terms in both, spelled as in the first. */
  static List<String> common(Collection<String> first, Collection<String> second) {
    var keys = normalizeAll(second);
    var seen = new LinkedHashSet<String>();
    return first.stream()
        .filter(term -> keys.contains(normalize(term)) && seen.add(normalize(term)))
        .map(String::strip)
        .toList();
  }

  /** “German” for {@code de}; anything but a code is returned unchanged. */
  static String languageName(String language) {
    var code = normalize(language);
    if (!code.matches("[a-z]{2,3}(-[a-z0-9]+)*")) {
      return language.strip();
    }
    var name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    return name.equals(code) ? language.strip() : name;
  }

  /** “SQL”, “SQL and Go”, “SQL, Go and Rust”. */
  static String joinWithAnd(List<String> names) {
    if (names.size() == 1) {
      return names.getFirst();
    }
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}

package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.candidate.Terms;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Compares and formats topics and languages regardless of case and surrounding spaces. */
public final class TopicTerms {

  private TopicTerms() {}

  /** The terms in both, spelled as in the first. */
  static List<String> common(Collection<String> first, Collection<String> second) {
    var keys = Terms.normalizeAll(second);
    var seen = new LinkedHashSet<String>();
    return first.stream()
        .filter(term -> keys.contains(Terms.normalize(term)) && seen.add(Terms.normalize(term)))
        .map(String::strip)
        .toList();
  }

  /** “German” for {@code de}; anything but a code is returned unchanged. */
  public static String languageName(String language) {
    var code = Terms.normalize(language);
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

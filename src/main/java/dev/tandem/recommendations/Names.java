package dev.tandem.recommendations;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares and shows topics and languages as people write them. */
final class Names {

  private Names() {}

  static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  static Set<String> keys(Collection<String> names) {
    return names.stream().map(Names::key).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What is in both, as the first one writes it. */
  static List<String> shared(Collection<String> first, Collection<String> second) {
    var keys = keys(second);
    var seen = new LinkedHashSet<String>();
    return first.stream()
        .filter(it -> keys.contains(key(it)) && seen.add(key(it)))
        .map(String::strip)
        .toList();
  }

  /** “German” for {@code de}; a language given by name stays as it is. */
  static String language(String language) {
    var code = key(language);
    if (!code.matches("[a-z]{2,3}(-[a-z0-9]+)*")) {
      return language.strip();
    }
    var name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    return name.equals(code) ? language.strip() : name;
  }

  /** “SQL”, “SQL and Go”, “SQL, Go and Rust”. */
  static String list(List<String> names) {
    if (names.size() == 1) {
      return names.getFirst();
    }
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}

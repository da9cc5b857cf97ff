package dev.tandem.recommendations.candidate;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The topics and languages of a person, to be compared regardless of case and surrounding spaces.
 *
 * @param topics what a mentor teaches, or a mentee wants to learn
 */
@ValueObject
public record Terms(Set<String> topics, Set<String> languages) {

  public Terms {
    topics = Set.copyOf(topics);
    languages = Set.copyOf(languages);
  }

  static Terms of(Collection<String> topics, Collection<String> languages) {
    return new Terms(normalizeAll(topics), normalizeAll(languages));
  }

  public static String normalize(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** In the same order. */
  public static Set<String> normalizeAll(Collection<String> names) {
    return names.stream()
        .map(Terms::normalize)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  public boolean sharesLanguage(Terms other) {
    for (var language : languages) {
      if (other.languages.contains(language)) {
        return true;
      }
    }
    return false;
  }

  /** How many of these topics are among the other ones. */
  public int countTopicsIn(Terms other) {
    int count = 0;
    for (var topic : topics) {
      count += other.topics.contains(topic) ? 1 : 0;
    }
    return count;
  }
}

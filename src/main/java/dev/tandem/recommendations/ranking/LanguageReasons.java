package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.candidate.Mentor;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the language that a mentee and a mentor share and the fewest mentors speak. */
final class LanguageReasons {

  private final List<String> languages;
  private final Map<String, Long> speakerCounts;

  LanguageReasons(List<String> languages, Collection<Mentor> mentors) {
    this.languages = languages;
    this.speakerCounts =
        mentors.stream()
            .flatMap(it -> TopicTerms.normalizeAll(it.languages()).stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  Optional<RecommendationReason> find(Mentor mentor) {
    return TopicTerms.common(languages, mentor.languages()).stream()
        .min(
            Comparator.comparing(
                language -> speakerCounts.getOrDefault(TopicTerms.normalize(language), 0L)))
        .map(RecommendationReason.Speaks::new);
  }
}

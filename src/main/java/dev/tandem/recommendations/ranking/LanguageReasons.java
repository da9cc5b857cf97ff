package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.candidate.Candidates;
import dev.tandem.recommendations.candidate.Mentor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the language that a mentee and a mentor share and the fewest mentors speak. */
final class LanguageReasons {

  private final List<String> languages;
  private final Candidates candidates;

  LanguageReasons(List<String> languages, Candidates candidates) {
    this.languages = languages;
    this.candidates = candidates;
  }

  Optional<RecommendationReason> find(Mentor mentor) {
    return TopicTerms.common(languages, mentor.languages()).stream()
        .min(Comparator.comparingInt(candidates::countSpeakers))
        .map(RecommendationReason.Speaks::new);
  }
}

package dev.tandem.recommendations.search;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.candidate.Terms;
import dev.tandem.recommendations.ranking.TopicTerms;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mentor speaks a language.
 *
 * @param language as {@link Terms} compares it
 */
record Speaks(String language) implements Condition {

  private static final int MAX_LENGTH = 60;

  /**
   * @throws Problem 400 for a text that is too long
   */
  static Optional<Speaks> of(@Nullable String language) {
    if (language == null || language.isBlank()) {
      return Optional.empty();
    }
    if (language.length() > MAX_LENGTH) {
      throw Problem.malformed("A language has at most " + MAX_LENGTH + " characters.");
    }
    return Optional.of(new Speaks(Terms.normalize(language)));
  }

  @Override
  public boolean holds(FoundMentor mentor, Instant now) {
    return mentor.mentor().terms().languages().contains(language);
  }

  @Override
  public String field() {
    return "language";
  }

  @Override
  public String text() {
    return "speaks " + TopicTerms.languageName(language);
  }

  @Override
  public String without() {
    return "In any language";
  }
}

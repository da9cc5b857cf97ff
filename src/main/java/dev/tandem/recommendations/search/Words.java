package dev.tandem.recommendations.search;

import dev.tandem.kernel.text.SearchKey;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All words occur in the name, skills, headline or bio.
 *
 * @param keys the words as they are compared, at least one
 */
record Words(String typed, List<String> keys) implements Condition {

  private static final int MAX_LENGTH = 200;
  private static final int MAX_WORDS = 10;

  /**
   * @throws Problem 400 for a text that is too long
   */
  static Optional<Words> of(@Nullable String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    if (typed.length() > MAX_LENGTH) {
      throw Problem.malformed("A search has at most " + MAX_LENGTH + " characters.");
    }
    var text = typed.replaceAll("[\\p{C}\\s]+", " ").strip();
    var keys =
        Stream.of(SearchKey.of(text).split("\\s+"))
            .filter(key -> !key.isEmpty())
            .limit(MAX_WORDS)
            .toList();
    return keys.isEmpty() ? Optional.empty() : Optional.of(new Words(text, keys));
  }

  int relevance(FoundMentor mentor) {
    return mentor.mentor().text().relevance(keys);
  }

  @Override
  public boolean holds(FoundMentor mentor, Instant now) {
    return relevance(mentor) > 0;
  }

  @Override
  public String field() {
    return "q";
  }

  @Override
  public String text() {
    return "“" + typed + "”";
  }

  @Override
  public String without() {
    return "Without " + text();
  }
}

package dev.tandem.readiness.rules.caches;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a module says of a cache of its own.
 *
 * @param name of a field or method below the module's package, of a table of its schema, or, if it
 *     lies elsewhere, of the cache in words
 * @param texts the answers to the {@link #QUESTIONS}
 * @param events names of the events that make it stale or renew it
 * @param location file and line
 */
public record DeclaredCache(
    String module,
    Kind kind,
    String name,
    Map<String, String> texts,
    List<String> events,
    String location) {

  /** What is asked of every cache. */
  static final List<String> QUESTIONS =
      List.of("holds", "key", "bound", "stale-when", "at-most", "seen-by");

  private static final int LEAST_ANSWER = 3;

  /** Where a cache lies. */
  public enum Kind {
    IN_PROCESS("in-process"),
    TABLE("tables"),
    ELSEWHERE("elsewhere");

    public final String section;

    Kind(String section) {
      this.section = section;
    }
  }

  public String text(String question) {
    return texts.getOrDefault(question, "");
  }

  Stream<String> unanswered() {
    return QUESTIONS.stream().filter(it -> text(it).length() < LEAST_ANSWER);
  }
}

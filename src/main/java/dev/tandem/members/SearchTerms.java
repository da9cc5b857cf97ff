package dev.tandem.members;

import dev.tandem.kernel.text.SearchKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Normalizes what is typed into a search, and makes patterns for SQL's {@code like} of it. */
public final class SearchTerms {

  private static final int MAX_WORDS = 10;

  private SearchTerms() {}

  /** As it is searched, without control characters; empty if nothing is left. */
  public static Optional<String> normalize(@Nullable String typed) {
    return Optional.ofNullable(typed)
        .map(it -> SearchKey.of(it.replaceAll("\\p{C}", " ")).strip())
        .filter(it -> !it.isEmpty());
  }

  public static List<String> words(@Nullable String typed) {
    return Stream.of(normalize(typed).orElse("").split("\\s+"))
        .filter(word -> !word.isEmpty())
        .limit(MAX_WORDS)
        .toList();
  }

  /** A pattern for everything that contains the text. */
  public static String pattern(String text) {
    return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }
}

package dev.tandem.recommendations.candidate;

import dev.tandem.kernel.text.SearchKey;
import java.util.Collection;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/** What a mentor says about themselves, as it is compared with the words of a search. */
@ValueObject
public record ProfileText(String name, String skills, String headline, String bio) {

  private static final int NAME = 4;
  private static final int SKILLS = 3;
  private static final int HEADLINE = 2;
  private static final int BIO = 1;

  static ProfileText of(String name, Collection<String> skills, String headline, String bio) {
    return new ProfileText(
        SearchKey.of(name),
        SearchKey.of(String.join("\n", skills)),
        SearchKey.of(headline),
        SearchKey.of(bio));
  }

  /**
   * How well the words fit: each counts by the weightiest field that contains it, and twice where
   * it stands alone there.
   *
   * @param words in the form of {@link SearchKey}
   * @return 0 unless all of them occur
   */
  public int relevance(List<String> words) {
    int sum = 0;
    for (var word : words) {
      int best =
          Math.max(
              Math.max(NAME * hits(name, word), SKILLS * hits(skills, word)),
              Math.max(HEADLINE * hits(headline, word), BIO * hits(bio, word)));
      if (best == 0) {
        return 0;
      }
      sum += best;
    }
    return sum;
  }

  /** 2 for a whole word, 1 for a part of one, 0 for none. */
  private static int hits(String text, String word) {
    int found = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isEdge(text, at - 1) && isEdge(text, at + word.length())) {
        return 2;
      }
      found = 1;
    }
    return found;
  }

  private static boolean isEdge(String text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }
}

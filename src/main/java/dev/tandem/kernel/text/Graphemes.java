package dev.tandem.kernel.text;

import java.text.BreakIterator;
import java.util.Locale;

/** Letters as people count them: a letter with its marks, or a family of emojis, is one. */
public final class Graphemes {

  private Graphemes() {}

  public static int count(String text) {
    var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(text);
    int count = 0;
    while (letters.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  /** The first letters of a text, none of them cut. */
  public static String first(String text, int count) {
    var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(text);
    int end = letters.next(count);
    return end == BreakIterator.DONE ? text : text.substring(0, end);
  }
}

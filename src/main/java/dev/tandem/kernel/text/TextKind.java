package dev.tandem.kernel.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of text that people type. A check returns the text as it is stored: normalized (NFC),
 * without characters that show nothing, and without spaces around it.
 */
public enum TextKind {

  /** A name or a title: one line, with a single space between words. */
  NAME,

  /** One line of words. */
  LINE,

  /** Free text of several lines. */
  LINES;

  private static final Pattern SPACES = Pattern.compile("[ \n]+");
  private static final Pattern SPACE_AROUND = Pattern.compile("^[ \n]+|[ \n]+$");

  /** No script stacks more marks on a letter; without a bound, one letter could be a megabyte. */
  private static final int MAX_CHARS_PER_LETTER = 12;

  /**
   * Checks text that must be there.
   *
   * @param what the text, as a sentence begins with it
   * @param maxLength in letters as people count them
   * @param refusal makes the exception of a sentence
   */
  public String require(
      String what,
      @Nullable String typed,
      int maxLength,
      Function<String, ? extends RuntimeException> refusal) {
    var text = check(what, typed, maxLength, refusal);
    if (text.isEmpty()) {
      throw refusal.apply(what + " is missing.");
    }
    return text;
  }

  /** Checks optional text; returns an empty one if there is nothing to see. */
  public String check(
      String what,
      @Nullable String typed,
      int maxLength,
      Function<String, ? extends RuntimeException> refusal) {
    var text = clean(what, typed == null ? "" : typed, refusal);
    int length = Graphemes.count(text);
    if (length > maxLength || text.length() > MAX_CHARS_PER_LETTER * maxLength) {
      throw refusal.apply(
          String.format(
              Locale.ENGLISH,
              "%s can have at most %,d characters; this has %,d.",
              what,
              maxLength,
              Math.max(length, text.codePointCount(0, text.length()))));
    }
    return text;
  }

  private String clean(
      String what, String typed, Function<String, ? extends RuntimeException> refusal) {
    var kept = new StringBuilder(typed.length());
    boolean visible = false;
    var lines = typed.replace("\r\n", "\n");
    for (int i = 0; i < lines.length(); i = lines.offsetByCodePoints(i, 1)) {
      int character = lines.codePointAt(i);
      switch (CharacterKind.of(character)) {
        case SHOWN -> {
          kept.appendCodePoint(character);
          visible = true;
        }
        case JOINER -> kept.appendCodePoint(character);
        case SPACE -> kept.append(' ');
        case LINE_END -> kept.append(this == LINES ? '\n' : ' ');
        case INVISIBLE -> {}
        case REFUSED -> throw refusal.apply(what + " contains a character that cannot be shown.");
      }
    }
    return visible ? normalize(kept) : "";
  }

  private String normalize(CharSequence text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return this == LINES
        ? SPACE_AROUND.matcher(composed).replaceAll("")
        : SPACES.matcher(composed).replaceAll(" ").strip();
  }
}

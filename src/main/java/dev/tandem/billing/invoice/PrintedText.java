package dev.tandem.billing.invoice;

import java.text.Bidi;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Text in which each letter is printed with a font that has it, so that a document loses no words.
 * A character that none of them has is printed as its number.
 */
final class PrintedText {

  private static final float LINE_HEIGHT = 1.5f;

  private final PrintedFonts fonts;
  private final String preferredFont;
  private final float size;

  PrintedText(PrintedFonts fonts, String preferredFont, float size) {
    this.fonts = fonts;
    this.preferredFont = preferredFont;
    this.size = size;
  }

  Phrase phrase(String text) {
    var phrase = new Phrase(size * LINE_HEIGHT);
    var run = new StringBuilder();
    var font = preferredFont;
    for (int character : text.codePoints().filter(PrintedText::isPrinted).toArray()) {
      var next = fontFor(character, font);
      if (!next.equals(font)) {
        append(phrase, run, font);
        font = next;
      }
      run.append(fonts.has(next, character) ? Character.toString(character) : number(character));
    }
    append(phrase, run, font);
    return phrase;
  }

  /** The direction of the first letter, and none where all letters run from left to right. */
  static int direction(String text) {
    var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    if (bidi.isLeftToRight()) {
      return PdfWriter.RUN_DIRECTION_NO_BIDI;
    }
    return bidi.baseIsLeftToRight() ? PdfWriter.RUN_DIRECTION_LTR : PdfWriter.RUN_DIRECTION_RTL;
  }

  /** Joiners and marks of direction are obeyed, and have no shape. */
  private static boolean isPrinted(int character) {
    return Character.getType(character) != Character.FORMAT;
  }

  /** Keeps the font of the letter before for spaces and punctuation, so that runs are long. */
  private String fontFor(int character, String current) {
    boolean shared =
        switch (Character.UnicodeScript.of(character)) {
          case COMMON, INHERITED, UNKNOWN -> true;
          default -> false;
        };
    var first = shared ? current : PrintedScript.fontOf(character);
    return Stream.concat(
            Stream.of(first.equals(PrintedScript.LATIN) ? preferredFont : first, preferredFont),
            PrintedScript.SYMBOLS.stream())
        .filter(font -> fonts.has(font, character))
        .findFirst()
        .orElse(preferredFont);
  }

  private static String number(int character) {
    return "[U+" + HexFormat.of().withUpperCase().toHexDigits(character).substring(3) + "]";
  }

  private void append(Phrase phrase, StringBuilder run, String font) {
    if (!run.isEmpty()) {
      phrase.add(new Chunk(run.toString(), new Font(fonts.load(font), size)));
      run.setLength(0);
    }
  }
}

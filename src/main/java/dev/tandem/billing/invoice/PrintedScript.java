package dev.tandem.billing.invoice;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the fonts that Tandem brings has the letters of a script, and which have symbols. */
final class PrintedScript {

  static final String LATIN = "NotoSans-Regular";
  static final String LATIN_BOLD = "NotoSans-Bold";

  private static final String KOREAN = "NanumSquareR";
  private static final String CHINESE_JAPANESE = "DroidSansFallbackFull";

  /** What is tried for a character that belongs to no script, or that its script's font lacks. */
  static final List<String> SYMBOLS =
      List.of(
          LATIN,
          "NotoSansSymbols-Regular",
          "NotoSansSymbols2-Regular",
          "NotoSansMath-Regular",
          "NotoEmoji-Regular",
          CHINESE_JAPANESE,
          KOREAN);

  private static final Map<UnicodeScript, String> FONTS =
      Stream.of(
              UnicodeScript.ARABIC,
              UnicodeScript.ARMENIAN,
              UnicodeScript.BENGALI,
              UnicodeScript.DEVANAGARI,
              UnicodeScript.ETHIOPIC,
              UnicodeScript.GEORGIAN,
              UnicodeScript.GUJARATI,
              UnicodeScript.GURMUKHI,
              UnicodeScript.HEBREW,
              UnicodeScript.KANNADA,
              UnicodeScript.KHMER,
              UnicodeScript.LAO,
              UnicodeScript.MALAYALAM,
              UnicodeScript.MONGOLIAN,
              UnicodeScript.MYANMAR,
              UnicodeScript.SINHALA,
              UnicodeScript.TAMIL,
              UnicodeScript.TELUGU,
              UnicodeScript.THAI)
          .collect(Collectors.toMap(script -> script, PrintedScript::fileName));

  private PrintedScript() {}

  /** The font of the script that a character belongs to. */
  static String fontOf(int character) {
    return switch (UnicodeScript.of(character)) {
      case HANGUL -> KOREAN;
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> CHINESE_JAPANESE;
      case UnicodeScript script -> FONTS.getOrDefault(script, LATIN);
    };
  }

  private static String fileName(UnicodeScript script) {
    var name = script.name();
    return "NotoSans" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "-Regular";
  }
}

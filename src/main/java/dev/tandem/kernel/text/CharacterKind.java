package dev.tandem.kernel.text;

/** What a character does in a text, by its category in Unicode. */
enum CharacterKind {

  /** Shown, or part of what is shown. */
  SHOWN,

  /** A space of any width, and letters and symbols that look like one. */
  SPACE,

  /** Ends a line or a paragraph. */
  LINE_END,

  /** Joins letters or says which way they run, as some scripts and emojis need. */
  JOINER,

  /** Shows nothing, and usually came along when text was copied. */
  INVISIBLE,

  /** Controls a device, turns the text around it, or means nothing in another program. */
  REFUSED;

  private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";
  private static final String JOINERS = "\u200c\u200d\u200e\u200f\u061c";
  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;

  static CharacterKind of(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR -> SPACE;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> LINE_END;
      case Character.CONTROL -> ofControl(character);
      case Character.FORMAT -> ofFormat(character);
      case Character.SURROGATE, Character.PRIVATE_USE -> REFUSED;
      case Character.UNASSIGNED -> isNoncharacter(character) ? REFUSED : SHOWN;
      default -> BLANK_LETTERS.indexOf(character) >= 0 ? SPACE : SHOWN;
    };
  }

  private static CharacterKind ofControl(int character) {
    return switch (character) {
      case '\n', '\r' -> LINE_END;
      case '\t' -> SPACE;
      default -> REFUSED;
    };
  }

  private static CharacterKind ofFormat(int character) {
    boolean tag = character >= FIRST_TAG && character <= LAST_TAG;
    if (tag || JOINERS.indexOf(character) >= 0) {
      return JOINER;
    }
    return turnsText(character) ? REFUSED : INVISIBLE;
  }

  /** Embeddings, overrides and isolates: what follows may read differently from what it is. */
  private static boolean turnsText(int character) {
    return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
  }

  private static boolean isNoncharacter(int character) {
    return (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
  }
}

package dev.tandem.kernel.text;

import java.util.stream.Collectors;

/**
 * Folds the lines of a calendar at 75 octets (RFC 5545, 3.1). Biweekly counts characters instead,
 * and would write longer lines in other scripts than Latin. No character is cut.
 */
public final class LineFolding {

  private static final int MAX_OCTETS = 75;
  private static final String LINE_END = "\r\n";

  private LineFolding() {}

  public static String fold(String calendar) {
    return calendar
        .lines()
        .map(LineFolding::foldLine)
        .collect(Collectors.joining(LINE_END, "", LINE_END));
  }

  private static String foldLine(String line) {
    var folded = new StringBuilder();
    int octets = 0;
    for (int character : line.codePoints().toArray()) {
      int size = sizeOf(character);
      if (octets + size > MAX_OCTETS) {
        folded.append(LINE_END).append(' ');
        octets = 1;
      }
      folded.appendCodePoint(character);
      octets += size;
    }
    return folded.toString();
  }

  /** In octets of UTF-8. */
  private static int sizeOf(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}

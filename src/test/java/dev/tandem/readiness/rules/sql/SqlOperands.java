package dev.tandem.readiness.rules.sql;

/** The parts of an SQL expression, however deep they are in brackets. */
final class SqlOperands {

  private SqlOperands() {}

  /** What is in the brackets that have been opened before the position. */
  static String inBrackets(String code, int start) {
    return code.substring(start, endOf(code, start, false));
  }

  /** The first argument of a function whose bracket has been opened before the position. */
  static String firstArgument(String code, int start) {
    return code.substring(start, endOf(code, start, true));
  }

  private static int endOf(String code, int start, boolean untilComma) {
    var depth = 0;
    for (int i = start; i < code.length(); i++) {
      var character = code.charAt(i);
      if (isClosing(character) && depth-- == 0 || untilComma && character == ',' && depth == 0) {
        return i;
      }
      depth += isOpening(character) ? 1 : 0;
    }
    return code.length();
  }

  /** The operand that ends before the position: a name, a parameter, a call, an array, a cast. */
  static String before(String code, int end) {
    var depth = 0;
    for (int i = end - 1; i >= 0; i--) {
      var character = code.charAt(i);
      if (isClosing(character)) {
        depth++;
      } else if (isOpening(character) && depth-- == 0
          || depth == 0 && !isPartOfOperand(character) && !isSpaceAroundColons(code, i)) {
        return code.substring(i + 1, end);
      }
    }
    return code.substring(0, end);
  }

  private static boolean isPartOfOperand(char character) {
    return Character.isJavaIdentifierPart(character)
        || isOpening(character)
        || isClosing(character)
        || ":.?'\"".indexOf(character) >= 0;
  }

  private static boolean isSpaceAroundColons(String code, int position) {
    var before = code.substring(0, position).stripTrailing();
    var after = code.substring(position).stripLeading();
    return Character.isWhitespace(code.charAt(position))
        && (before.endsWith("::") || after.startsWith("::"));
  }

  private static boolean isOpening(char character) {
    return character == '(' || character == '[';
  }

  private static boolean isClosing(char character) {
    return character == ')' || character == ']';
  }
}

package dev.tandem.rollout.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The properties of a calendar (RFC 5545, 3.1): lines unfolded, the order of parameters and the
 * case of names without meaning.
 */
final class CalendarTexts {

  private static final Pattern NAME = Pattern.compile("[A-Za-z-]{1,40}");

  private CalendarTexts() {}

  static List<PlacedText> of(String calendar) {
    var open = new ArrayDeque<String>();
    var texts = new ArrayList<PlacedText>();
    for (var line : calendar.replaceAll("\r?\n[ \t]", "").split("\r?\n")) {
      int colon = valueAt(line);
      var name = line.substring(0, Math.max(colon, 0)).split(";", 2);
      var value = line.substring(colon + 1).strip();
      switch (name[0].toUpperCase(Locale.ROOT)) {
        case "BEGIN" -> open.addLast(isName(value) ? value.toUpperCase(Locale.ROOT) : "?");
        case "END" -> open.pollLast();
        case String property when isName(property) ->
            texts.add(
                new PlacedText(String.join("/", open) + "/" + property, parameters(name) + value));
        default -> texts.add(new PlacedText(String.join("/", open) + "/?", line.strip()));
      }
    }
    texts.removeIf(it -> it.text().isEmpty());
    return texts;
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** A colon in a quoted parameter does not end the name. */
  private static int valueAt(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (line.charAt(i) == ':' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static String parameters(String[] name) {
    if (name.length == 1) {
      return "";
    }
    var sorted = name[1].split(";");
    Arrays.sort(sorted);
    return String.join(";", sorted) + ":";
  }
}

package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.strings.Text.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the methods of {@code String} and the formatters make of texts. */
final class StringFunctions {

  private static final Pattern FORMAT =
      Pattern.compile("%(?:(\\d+)\\$)?[-#+ 0,(<]*\\d*(?:\\.\\d+)?([a-zA-Z%])");
  private static final Pattern MESSAGE = Pattern.compile("\\{(\\d+)[^}]*}");
  private static final Set<String> KEEPING =
      Set.of(
          "toString", "intern", "repeat", "translateEscapes", "describeConstable", "subSequence");

  private StringFunctions() {}

  /** The result of a method of {@code String}. */
  static Text apply(String method, Text text, List<Text> arguments, Origin origin) {
    return switch (method) {
      case "concat" -> arguments.isEmpty() ? text : text.plus(arguments.getFirst(), origin);
      case "strip", "trim", "stripLeading", "stripTrailing" -> text.map(String::strip, origin);
      case "stripIndent", "indent" -> text.map(String::stripIndent, origin);
      case "toLowerCase" -> text.map(each -> each.toLowerCase(Locale.ROOT), origin);
      case "toUpperCase" -> text.map(each -> each.toUpperCase(Locale.ROOT), origin);
      case "replace" -> replaced(text, arguments, String::replace, origin);
      case "replaceFirst" -> replaced(text, arguments, regex(String::replaceFirst), origin);
      case "replaceAll" -> replaced(text, arguments, regex(String::replaceAll), origin);
      case "formatted" -> format(text, arguments, origin);
      default -> KEEPING.contains(method) ? text : Text.unknown(origin);
    };
  }

  private interface Replacement {
    String replace(String text, String from, String to);
  }

  /** A pattern that is not one, or is known only at run time, makes the result unknown. */
  private static Replacement regex(Replacement replacement) {
    return (text, from, to) -> {
      try {
        return replacement.replace(text, from, to);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        return text + ClassFileConstants.PLACEHOLDER;
      }
    };
  }

  private static Text replaced(
      Text text, List<Text> arguments, Replacement replacement, Origin origin) {
    var result = Text.NONE;
    for (var from : arguments.getFirst().alternatives()) {
      for (var to : arguments.get(1).alternatives()) {
        result =
            result.or(text.map(each -> replacement.replace(each, from.text(), to.text()), origin));
        if (isUnknown(from.text())) {
          result = result.or(text.map(each -> each + ClassFileConstants.PLACEHOLDER, origin));
        }
      }
    }
    return result;
  }

  /** Replaces {@code %s} and its like. */
  static Text format(Text pattern, List<Text> values, Origin origin) {
    return filled(pattern, FORMAT, values, origin);
  }

  /** Replaces <code>{0}</code> and its like. */
  static Text message(Text pattern, List<Text> values, Origin origin) {
    return filled(pattern, MESSAGE, values, origin);
  }

  private static Text filled(Text pattern, Pattern holes, List<Text> values, Origin origin) {
    var result = Text.NONE;
    for (var each : pattern.alternatives()) {
      var text = each.text();
      var filled = Text.of("", origin);
      var found = holes.matcher(text);
      var end = 0;
      var next = 0;
      while (found.find()) {
        filled = filled.plus(Text.of(text.substring(end, found.start()), origin), origin);
        end = found.end();
        var number =
            holes == FORMAT ? numberOf(found.group(1), next) : Integer.parseInt(found.group(1));
        if (holes == FORMAT && Set.of("n", "%").contains(found.group(2))) {
          filled = filled.plus(Text.of(found.group(2).equals("n") ? "\n" : "%", origin), origin);
        } else {
          filled =
              filled.plus(
                  number < values.size() ? values.get(number) : Text.unknown(origin), origin);
          next++;
        }
      }
      result = result.or(filled.plus(Text.of(text.substring(end), origin), origin));
    }
    return result;
  }

  private static int numberOf(@Nullable String given, int next) {
    return given == null ? next : Integer.parseInt(given) - 1;
  }

  static Text join(Text separator, List<Text> pieces, Origin origin) {
    var result = Text.of("", origin);
    for (int i = 0; i < pieces.size(); i++) {
      result = i == 0 ? pieces.get(0) : result.plus(separator, origin).plus(pieces.get(i), origin);
    }
    return result;
  }

  static boolean isUnknown(String text) {
    return text.indexOf(ClassFileConstants.PLACEHOLDER) >= 0;
  }
}

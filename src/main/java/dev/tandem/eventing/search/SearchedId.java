package dev.tandem.eventing.search;

import dev.tandem.kernel.web.Problem;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What an operator searches for: the key of events, such as a booking, an event, or a trace. All
 * have 128 bits, so one id may be any of them.
 */
record SearchedId(UUID id) {

  private static final Pattern WITH_HYPHENS =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern WITHOUT = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern GROUPS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

  /**
   * @throws Problem if it is no id
   */
  static SearchedId of(String text) {
    var id = text.strip().toLowerCase(Locale.ROOT);
    if (WITH_HYPHENS.matcher(id).matches()) {
      return new SearchedId(UUID.fromString(id));
    }
    if (WITHOUT.matcher(id).matches()) {
      var hyphenated = GROUPS.matcher(id).replaceFirst("$1-$2-$3-$4-$5");
      return new SearchedId(UUID.fromString(hyphenated));
    }
    throw Problem.malformed(
        "This is not an ID. Give that of a booking, an event or a trace: 32 hexadecimal digits, with or without hyphens.");
  }

  String traceId() {
    return id.toString().replace("-", "");
  }
}

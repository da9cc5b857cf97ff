package dev.tandem.members;

import dev.tandem.kernel.text.Graphemes;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names for languages, time zones and members, as pages show them. */
public final class Labels {

  private Labels() {}

  public static String language(String code) {
    return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
  }

  public static String languages(List<String> codes) {
    return codes.stream().map(Labels::language).collect(Collectors.joining(", "));
  }

  /** The city of a time zone: Buenos Aires for {@code America/Argentina/Buenos_Aires}. */
  public static String place(String zone) {
    return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
  }

  /** The first letters of the first and last name: AO for Ada Okafor. */
  public static String initials(String name) {
    var words = name.strip().split("\\s+");
    var letters = words.length == 1 ? words[0] : words[0] + " " + words[words.length - 1];
    return Arrays.stream(letters.split(" "))
        .map(word -> Graphemes.first(word, 1))
        .collect(Collectors.joining())
        .toUpperCase(Locale.ROOT);
  }

  /** The time zones to choose from: those named after a place. */
  public static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
        .sorted()
        .toList();
  }
}

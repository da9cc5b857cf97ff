package dev.tandem.members;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What codes are called on a page. */
final class Labels {

  private Labels() {}

  static String language(String code) {
    return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
  }

  static String languages(List<String> codes) {
    return codes.stream().map(Labels::language).collect(Collectors.joining(", "));
  }

  /** {@code America/Argentina/Buenos_Aires} is Buenos Aires. */
  static String place(String zone) {
    return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
  }

  /** First and last: AO for Ada Okafor. */
  static String initials(String name) {
    var words = name.strip().split("\\s+");
    var letters = words.length == 1 ? words[0] : words[0] + " " + words[words.length - 1];
    return Arrays.stream(letters.split(" "))
        .map(it -> it.substring(0, it.offsetByCodePoints(0, 1)))
        .collect(Collectors.joining())
        .toUpperCase(Locale.ROOT);
  }

  /** The zones to choose from: those named after a place. */
  static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(it -> it.contains("/") && !it.startsWith("Etc/") && !it.startsWith("SystemV/"))
        .sorted()
        .toList();
  }
}

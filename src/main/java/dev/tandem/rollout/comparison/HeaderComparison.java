package dev.tandem.rollout.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Compares the headers of which the caller or a cache makes something. */
final class HeaderComparison {

  private HeaderComparison() {}

  static List<Difference> compare(Answer live, Answer mirrored) {
    var differences = new ArrayList<Difference>();
    for (var name : Answer.COMPARED_HEADERS) {
      var path = "header " + name;
      var here = canonical(name, live.header(name));
      var there = canonical(name, mirrored.header(name));
      if (here.equals(there)) {
        continue;
      }
      if (there.isEmpty()) {
        differences.add(Difference.missing(path, here));
      } else if (here.isEmpty()) {
        differences.add(Difference.added(path, there));
      } else {
        differences.add(Difference.value(path, here, there));
      }
    }
    return differences;
  }

  private static String canonical(String name, String value) {
    return switch (name) {
      case "Cache-Control", "Vary" -> sorted(value, ",");
      case "Content-Type" -> sorted(value, ";");
      case "ETag" -> value.replaceFirst("^W/", "");
      case "Location" -> value.replaceFirst("^https?://[^/]*", "");
      default -> value;
    };
  }

  private static String sorted(String value, String separator) {
    return Arrays.stream(value.toLowerCase(Locale.ROOT).split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(separator + " "));
  }
}

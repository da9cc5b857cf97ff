package dev.tandem.readiness.violation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place where a module breaks a rule.
 *
 * @param description what the module does, as a clause that follows the module's name
 * @param location file and line, relative to the root of the project
 */
public record Violation(String module, String description, String location) {

  /** Merges the same violation on several lines of a file into one, at {@code file:5, :28}. */
  static Stream<Violation> mergeLines(Stream<Violation> violations) {
    Map<Violation, TreeSet<Integer>> lines = new LinkedHashMap<>();
    violations.forEach(violation -> {
      var file = violation.location.substring(0, violation.location.lastIndexOf(':'));
      var line = Integer.parseInt(violation.location.substring(file.length() + 1));
      lines
          .computeIfAbsent(
              new Violation(violation.module, violation.description, file), key -> new TreeSet<>())
          .add(line);
    });
    return lines.entrySet().stream()
        .map(merged -> {
          var places = merged.getValue().stream().map(line -> ":" + line);
          var key = merged.getKey();
          return new Violation(
              key.module, key.description, key.location + places.collect(Collectors.joining(", ")));
        });
  }
}

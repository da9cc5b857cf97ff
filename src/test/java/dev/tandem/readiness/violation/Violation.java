package dev.tandem.readiness.violation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place where a module breaks a rule.
 *
 * @param description what the module does, as a clause that follows the module's name
 * @param location file and line, relative to the root of the project
 * @param remedy what to do instead in this case, or null if the check's general remedy fits
 */
public record Violation(
    String module, String description, String location, @Nullable String remedy) {

  /** A violation that the check's general remedy fits. */
  public Violation(String module, String description, String location) {
    this(module, description, location, null);
  }

  /** The same violation with a remedy for this case. */
  public Violation withRemedy(String caseRemedy) {
    return new Violation(module, description, location, caseRemedy);
  }

  /** Merges the same violation on several lines of a file into one, at {@code file:5, :28}. */
  static Stream<Violation> mergeLines(Stream<Violation> violations) {
    Map<Violation, TreeSet<Integer>> lines = new LinkedHashMap<>();
    violations.forEach(violation -> {
      var file = violation.location.substring(0, violation.location.lastIndexOf(':'));
      var line = Integer.parseInt(violation.location.substring(file.length() + 1));
      lines
          .computeIfAbsent(
              new Violation(violation.module, violation.description, file, violation.remedy),
              key -> new TreeSet<>())
          .add(line);
    });
    return lines.entrySet().stream()
        .map(merged -> {
          var places = merged.getValue().stream().map(line -> ":" + line);
          var key = merged.getKey();
          return new Violation(
              key.module,
              key.description,
              key.location + places.collect(Collectors.joining(", ")),
              key.remedy);
        });
  }
}

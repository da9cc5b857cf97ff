package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the catalogues of changes: {@code src/test/breaches} and {@code src/test/harmless}. */
final class ChangeCatalogue {

  static final Path VIOLATIONS = Path.of("src/test/breaches");
  static final Path HARMLESS = Path.of("src/test/harmless");

  private ChangeCatalogue() {}

  /** The planted violations of all files {@code catalogue*.yaml}, in the order of the files. */
  static List<PlantedViolation> violations() {
    return entries(VIOLATIONS).map(ChangeCatalogue::violation).toList();
  }

  /** A change that breaks no rule, in the folder of its id. */
  record HarmlessChange(String id, String description) {}

  static List<HarmlessChange> harmless() {
    return entries(HARMLESS)
        .map(entry -> new HarmlessChange((String) entry.get("id"), (String) entry.get("what")))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static PlantedViolation violation(Map<String, Object> entry) {
    return new PlantedViolation(
        (String) entry.get("id"),
        Rule.values()[(int) entry.get("rule") - 1],
        (String) entry.get("what"),
        (List<String>) entry.get("says"),
        (List<Integer>) entry.getOrDefault("also", List.of()),
        (int) entry.getOrDefault("causes", 1));
  }

  private static Stream<Map<String, Object>> entries(Path folder) {
    return SourceFiles.below(folder).stream()
        .filter(file -> folder.equals(file.getParent()))
        .filter(file -> file.getFileName().toString().matches("catalogue.*\\.yaml"))
        .flatMap(ChangeCatalogue::entriesOf);
  }

  @SuppressWarnings("unchecked")
  private static Stream<Map<String, Object>> entriesOf(Path file) {
    try {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return ((List<Map<String, Object>>) yaml.load(Files.readString(file))).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The committed documents of the project, or the part of them that one test generates. */
record CommittedDocs(Predicate<String> includes) {

  private static final Predicate<String> OPEN_API = it -> it.endsWith("/openapi.json");

  private static final Predicate<String> VIOLATIONS =
      file -> file.equals(PlantedViolationsPage.FILE);

  static final CommittedDocs ROUTES = new CommittedDocs(OPEN_API);
  static final CommittedDocs PLANTED_VIOLATIONS = new CommittedDocs(VIOLATIONS);
  static final CommittedDocs OTHERS = new CommittedDocs(OPEN_API.or(VIOLATIONS).negate());

  /** Writes the generated documents, and deletes those that are no longer generated. */
  void write(SortedMap<String, String> generated) {
    try {
      for (var stale : obsoleteFiles(generated)) {
        Files.delete(Path.of(stale));
      }
      for (var file : generated.entrySet()) {
        var path = Path.of(file.getKey()).toAbsolutePath();
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The differences between the committed and the generated documents; empty if there are none. */
  String differences(SortedMap<String, String> generated) {
    var found = new StringBuilder();
    generated.forEach((name, now) -> {
      var committed = read(Path.of(name));
      if (!committed.equals(now)) {
        found.append(TextDiff.of(name, committed, now));
      }
    });
    obsoleteFiles(generated)
        .forEach(it -> found.append("only committed: ").append(it).append("\n"));
    return found.toString();
  }

  private static String read(Path path) {
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files in the folders of generated documents that are no longer generated. */
  private List<String> obsoleteFiles(SortedMap<String, String> generated) {
    return Stream.of(Documentation.DOCS_FOLDER, Documentation.RESOURCES_FOLDER)
        .flatMap(it -> SourceFiles.below(Path.of(it)).stream())
        .map(it -> it.toString().replace('\\', '/'))
        .filter(it -> !it.matches("module-docs/(decisions|how-to)/.*"))
        .filter(it ->
            !it.matches(
                "module-docs/((benchmarks|faults|ownership|rehearsal|release-notes|routes|security)\\.md|(frozen|libraries)\\.yaml)"))
        .filter(includes)
        .filter(it -> !generated.containsKey(it))
        .toList();
  }
}

package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Where types and words stand in the sources. */
final class SourceLocations {

  private final List<Codebase.SourceLayer> layers;
  private final Map<String, Path> sources = new ConcurrentHashMap<>();
  private final Map<Path, List<String>> linesByFile = new ConcurrentHashMap<>();

  SourceLocations(List<Codebase.SourceLayer> layers) {
    this.layers = layers;
  }

  Path sourceOf(JavaClass type) {
    var folder = type.getPackageName().replace('.', '/');
    var file =
        (folder.isEmpty() ? "" : folder + "/")
            + type.getSource().flatMap(it -> it.getFileName()).orElse(type.getSimpleName());
    return sources.computeIfAbsent(file, this::find);
  }

  private Path find(String file) {
    return layers.stream()
        .map(it -> it.sources().resolve(file))
        .filter(Files::exists)
        .findFirst()
        .orElse(Path.of(file));
  }

  /** File and line of a type's declaration, or of the first of the words that is in its source. */
  String of(JavaClass type, String... words) {
    var path = sourceOf(type);
    return path.toString().replace('\\', '/')
        + ":"
        + lineOf(path, withDeclarationWords(type, words));
  }

  String of(JavaClass type, int line) {
    return line > 0 ? sourceOf(type).toString().replace('\\', '/') + ":" + line : of(type);
  }

  private static String[] withDeclarationWords(JavaClass type, String... words) {
    var name = type.getSimpleName();
    return Stream.concat(
            Arrays.stream(words),
            Stream.of("class " + name, "record " + name, "interface " + name, "enum " + name))
        .toArray(String[]::new);
  }

  int lineOf(Path path, String... words) {
    var lines = linesByFile.computeIfAbsent(path, SourceFiles::linesOf);
    for (var word : words) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains(word)) {
          return i + 1;
        }
      }
    }
    return 1;
  }
}

package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.codebase.SourceFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a file of settings, as names with dots and their values. */
final class SettingsFile {

  private SettingsFile() {}

  static SortedMap<String, String> read(Path file) {
    var found = new TreeMap<String, String>();
    var lines = SourceFiles.linesOf(file);
    if (file.toString().endsWith(".properties")) {
      lines.stream()
          .map(line -> line.split("\\s*[=:]\\s*", 2))
          .filter(parts -> parts.length == 2 && !parts[0].startsWith("#"))
          .forEach(parts -> found.put(parts[0].strip(), parts[1].strip()));
      return found;
    }
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(String.join("\n", lines))
        .forEach(document -> add("", document, found));
    return found;
  }

  private static void add(String name, Object value, SortedMap<String, String> found) {
    switch (value) {
      case null -> {}
      case Map<?, ?> below ->
          below.forEach(
              (key, each) -> add(name.isEmpty() ? "" + key : name + "." + key, each, found));
      case Iterable<?> list -> list.forEach(each -> add(name + "[]", each, found));
      default -> found.merge(name, value.toString(), (one, other) -> one + " " + other);
    }
  }
}

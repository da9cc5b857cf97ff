package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A template or static file with the module in whose folder it lies. */
record TemplateFile(String module, Path path, String content) {

  /** What a pattern found: the whole text, and its first group that took part. */
  record Match(String text, String group, int line) {}

  static Stream<TemplateFile> all(Codebase codebase) {
    return in(codebase, "templates", "");
  }

  static Stream<TemplateFile> in(Codebase codebase, String folder, String suffix) {
    return codebase
        .filesByPath(layer -> layer.resources().resolve(folder), suffix)
        .entrySet()
        .stream()
        .map(file ->
            new TemplateFile(
                file.getKey().split("/")[0],
                file.getValue(),
                String.join("\n", SourceFiles.linesOf(file.getValue()))));
  }

  Stream<Match> matches(Pattern pattern) {
    return pattern
        .matcher(content)
        .results()
        .map(found ->
            new Match(
                found.group().replaceAll("\\s+", " "),
                IntStream.rangeClosed(1, found.groupCount())
                    .mapToObj(found::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(""),
                (int) content.substring(0, found.start()).lines().count()
                    + (content.startsWith("\n", found.start() - 1) || found.start() == 0 ? 1 : 0)));
  }

  String location(int line) {
    return path.toString().replace('\\', '/') + ":" + Math.max(line, 1);
  }
}

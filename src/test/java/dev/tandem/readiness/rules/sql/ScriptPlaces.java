package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.codebase.SqlScript;
import dev.tandem.readiness.codebase.SqlScript.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Where scripts make what the catalogue has. */
public final class ScriptPlaces {

  private ScriptPlaces() {}

  /**
   * The first line of the statement that contains all the names, or the first of them, or a part of
   * it if the name is generated; the module's own scripts come first, and the last of them.
   */
  public static String of(Codebase codebase, String module, String... names) {
    var places = new ArrayList<Place>();
    codebase
        .migrations()
        .forEach((path, file) ->
            SqlScript.statementsOf(String.join("\n", SourceFiles.linesOf(file)))
                .forEach(statement ->
                    places.add(new Place(path.startsWith(module + "/"), file, statement))));
    var known = Arrays.stream(names).filter(Objects::nonNull).toList();
    var first = known.getFirst();
    return Stream.of(
            known,
            List.of(first),
            List.of(first.replaceAll("_(fkey|seq|key|check)$", "")),
            List.of(first.split("_")[0]))
        .flatMap(words ->
            Stream.of(true, false)
                .flatMap(own ->
                    places.reversed().stream()
                        .filter(place -> place.isOwn() == own && place.contains(words))))
        .map(place -> place.location(known.getLast()))
        .findFirst()
        .orElse("db/migration/" + module + ":1");
  }

  private record Place(boolean isOwn, Path file, Statement statement) {

    boolean contains(List<String> words) {
      var text = statement.withLiterals().toLowerCase(Locale.ROOT);
      return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
    }

    String location(String word) {
      var at = statement.code().toLowerCase(Locale.ROOT).indexOf(word.toLowerCase(Locale.ROOT));
      var line = at < 0 ? statement.firstLine() : statement.lineOf(at);
      return file.toString().replace('\\', '/') + ":" + line;
    }
  }
}

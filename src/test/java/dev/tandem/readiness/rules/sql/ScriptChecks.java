package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.codebase.SqlScript;
import dev.tandem.readiness.codebase.SqlScript.Statement;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rule 3, for files: migrations and other SQL files name only the module's own objects. */
public final class ScriptChecks {

  private static final String REASON =
      "a script runs where its module runs; after a move its changes of other schemas are lost or"
          + " made twice";

  private static final Pattern CONNECTION_OPTION =
      Pattern.compile("(?i)\\b(?:currentSchema|search_path|connection-init-sql|default-schema)\\b");

  private ScriptChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SQL,
            "script for another's table",
            REASON,
            "change only your own schema in db/migration/<module>/; take other modules' data from"
                + " their events",
            ScriptChecks::foreignNames),
        new RuleCheck(
            Rule.SQL,
            "way around the schema in a script",
            REASON,
            "create and change only what is in your own schema",
            ScriptChecks::bypasses),
        new RuleCheck(
            Rule.SQL,
            "SQL that a script puts together",
            "a part of the statement is known only at run time, so nobody sees here which table it"
                + " uses",
            "write the statement out, once for each table of your schema, and pass values with"
                + " using; if a name must come at run time, declare this under declared: in"
                + " module-docs/frozen.yaml with the reason",
            ScriptChecks::composed),
        new RuleCheck(
            Rule.SQL,
            "SQL in a resource",
            "the statement runs as part of the module, and a change of the other table breaks it",
            "keep the statement in the code that runs it, with the tables of the module's own schema",
            ScriptChecks::statementsInResources));
  }

  /** A statement of a script, and the module that owns the script. */
  private record ScriptStatement(String module, Path file, Statement statement) {

    String location(int line) {
      return file.toString().replace('\\', '/') + ":" + line;
    }
  }

  private static Stream<Violation> foreignNames(Codebase codebase) {
    var ties = SchemaChecks.locationsOfTies(codebase);
    return statements(codebase)
        .filter(script -> ties.stream().noneMatch(tie -> isIn(script, tie)))
        .flatMap(script ->
            new SqlNames(codebase, script.module())
                .in(script.statement())
                .map(name ->
                    new Violation(
                        script.module(),
                        "names " + name.name() + " in a script",
                        script.location(name.line()))));
  }

  /** Whether the place is in the statement. */
  private static boolean isIn(ScriptStatement script, String location) {
    return location.startsWith(script.location(0).replaceFirst("0$", ""))
        && Arrays.stream(location.replaceFirst("^[^:]*:", "").split("\\D+"))
            .anyMatch(line -> script.statement().covers(Integer.parseInt(line)));
  }

  private static Stream<Violation> bypasses(Codebase codebase) {
    return statements(codebase)
        .flatMap(script ->
            SchemaBypass.in(script.statement(), script.module())
                .map(found ->
                    new Violation(
                            script.module(),
                            "uses " + found.words() + " in a script",
                            script.location(found.line()))
                        .withRemedy(found.remedy())));
  }

  /** One violation for each script; what another check reads in the statement is told there. */
  private static Stream<Violation> composed(Codebase codebase) {
    var files = new HashSet<Path>();
    return statements(codebase)
        .flatMap(script ->
            ComposedScripts.lineIn(script.statement()).stream()
                .filter(line -> !isRead(codebase, script) && files.add(script.file()))
                .mapToObj(line ->
                    new Violation(
                        script.module(),
                        "runs SQL in "
                            + script.file().getFileName()
                            + " that is whole only at run time and cannot be read here",
                        script.location(line))));
  }

  private static boolean isRead(Codebase codebase, ScriptStatement script) {
    var texts =
        script.statement().literals().stream()
            .map(SqlScript.Literal::text)
            .collect(Collectors.joining(" ; "));
    return SqlScript.statementsOf(texts).stream()
            .anyMatch(text -> SchemaBypass.in(text, script.module()).findAny().isPresent())
        || new SqlNames(codebase, script.module()).in(script.statement()).findAny().isPresent();
  }

  /** Lines of settings and other texts that hold a statement or change the connections. */
  private static Stream<Violation> statementsInResources(Codebase codebase) {
    return Stream.of(".properties", ".yaml", ".yml", ".xml", ".txt", ".json")
        .flatMap(suffix ->
            codebase.filesByPath(Codebase.SourceLayer::resources, suffix).entrySet().stream())
        .flatMap(file -> {
          var lines = SourceFiles.linesOf(file.getValue());
          var path = file.getValue().toString().replace('\\', '/');
          return IntStream.range(0, lines.size())
              .boxed()
              .flatMap(i ->
                  namesIn(codebase, file.getKey(), lines.get(i))
                      .map(found -> new Violation(found[0], found[1], path + ":" + (i + 1))));
        });
  }

  private static Stream<String[]> namesIn(Codebase codebase, String path, String line) {
    var owner =
        Arrays.stream((path + " " + line.split("[=:]")[0]).split("[^a-z]+"))
            .filter(codebase.modules::containsKey)
            .findFirst()
            .orElse("the platform");
    var option = CONNECTION_OPTION.matcher(line);
    if (option.find()) {
      return Stream.<String[]>of(
          new String[] {owner, "sets " + option.group() + " for all connections"});
    }
    var value = line.replaceFirst("^[^=:]*[=:]\\s*[\"']?|^\\s*<\\w+[^>]*>", "");
    return SqlText.isStatement(value)
        ? new SqlNames(codebase, owner)
            .in(value)
            .map(name -> new String[] {owner, "names " + name + " in a resource"})
        : Stream.empty();
  }

  private static Stream<ScriptStatement> statements(Codebase codebase) {
    var migrations =
        codebase.migrations().entrySet().stream()
            .flatMap(file -> statements(file.getKey().split("/")[0], file.getValue()));
    var resources =
        codebase.filesByPath(Codebase.SourceLayer::resources, ".sql").entrySet().stream()
            .flatMap(file ->
                Arrays.stream(file.getKey().split("[/._-]"))
                    .filter(codebase.modules::containsKey)
                    .limit(1)
                    .flatMap(module -> statements(module, file.getValue())));
    return Stream.concat(migrations, resources);
  }

  private static Stream<ScriptStatement> statements(String module, Path file) {
    return SqlScript.statementsOf(String.join("\n", SourceFiles.linesOf(file))).stream()
        .map(statement -> new ScriptStatement(module, file, statement));
  }
}

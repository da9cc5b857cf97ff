package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.ParsedSql;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rule 3: SQL in constants, annotations and scripts names only the module's own tables. Statements
 * are parsed; text that the parser does not understand is searched for qualified names. SQL that is
 * composed of values at run time is caught by the database role of the module's tests.
 */
public final class SqlChecks {

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)\\s*(select|insert\\s+into|update|delete\\s+from|with|merge|truncate)\\b.*");
  private static final Pattern SQL =
      Pattern.compile(
          "(?is).*\\b(select|insert\\s+into|update|delete\\s+from|from|join|into|truncate|call|table)\\b.*");
  private static final Pattern QUALIFIED_NAME =
      Pattern.compile("(?i)\\b([a-z_]+)[\"\\s\u0002]*\\.[\"\\s\u0002]*([a-z_][a-z0-9_]*|\u0001)");
  private static final Pattern TABLE_OF_VARIABLE_SCHEMA =
      Pattern.compile("\u0001\\s*\\.\\s*([a-z_][a-z0-9_]*)");
  private static final Pattern CREATE_TABLE =
      Pattern.compile(
          "(?i)create\\s+(?:unlogged\\s+)?(?:table|view|materialized\\s+view)\\s+(?:if\\s+not\\s+exists\\s+)?\"?([a-z_][a-z0-9_.]*)");
  private static final Pattern SCHEMA_BYPASS =
      Pattern.compile(
          "(?i)\\b(set\\s+(?:local\\s+|session\\s+)?search_path|dblink|postgres_fdw)\\b");

  private SqlChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SQL,
            "SQL for another's table",
            "a table is internal to its module; the statement fails when the table is in another"
                + " database, and until then a change of the table can break it",
            "keep what you need in a table of your own schema, filled from the other module's"
                + " events",
            SqlChecks::foreignTables),
        new RuleCheck(
            Rule.SQL,
            "SQL without a schema",
            "an unqualified table depends on the connection's search path, which is shared",
            "write the table with its schema, e.g. scheduling.booking",
            SqlChecks::unqualifiedTables),
        new RuleCheck(
            Rule.SQL,
            "mapping to another's table",
            "Spring Data then reads and writes the other module's table as if it were your own",
            "map to a table of your own schema: @Table(schema = \"<module>\", name = …)",
            SqlChecks::foreignMappings),
        new RuleCheck(
            Rule.SQL,
            "script for another's table",
            "a migration runs where its module runs; after a move its changes of other schemas are"
                + " lost or made twice",
            "change only your own schema in db/migration/<module>/; take other modules' data from"
                + " their events",
            SqlChecks::scriptViolations),
        new RuleCheck(
            Rule.SQL,
            "way around the schema",
            "a changed search path or a link to another database accesses tables that the"
                + " statement does not show",
            "name the tables of your own schema; for anything else, listen to events",
            SqlChecks::schemaBypasses));
  }

  public static boolean isStatement(ClassFileConstants.StringConstant text) {
    return !text.concatenated()
        && STATEMENT.matcher(text.value()).matches()
        && text.value().length() > 12;
  }

  private static Stream<Violation> foreignTables(Codebase codebase) {
    var tables = tablesByModule(codebase);
    codebase
        .moduleConstants()
        .map(Codebase.ModuleConstant::constant)
        .filter(SqlChecks::isStatement)
        .map(ClassFileConstants.StringConstant::value)
        .distinct()
        .parallel()
        .forEach(ParsedSql::of);
    return codebase
        .moduleConstants()
        .flatMap(moduleConstant ->
            foreignTableNames(codebase, tables, moduleConstant)
                .map(name ->
                    new Violation(
                        moduleConstant.module(),
                        "uses the table "
                            + name
                            + " in \""
                            + excerpt(moduleConstant.constant())
                            + "\"",
                        moduleConstant.location(codebase))));
  }

  private static Stream<String> foreignTableNames(
      Codebase codebase, Map<String, Set<String>> tables, Codebase.ModuleConstant moduleConstant) {
    var text = moduleConstant.constant().value();
    if (!SQL.matcher(text).matches() && !usesJdbc(moduleConstant)) {
      return Stream.empty();
    }
    var parsed = isStatement(moduleConstant.constant()) ? ParsedSql.of(text) : ParsedSql.UNKNOWN;
    var byParser =
        parsed.tables().stream()
            .filter(it -> it.contains("."))
            .filter(table ->
                isForeign(
                    codebase, moduleConstant.module(), table.substring(0, table.indexOf('.'))));
    var byWord =
        QUALIFIED_NAME
            .matcher(text)
            .results()
            .filter(it -> isForeign(codebase, moduleConstant.module(), it.group(1).toLowerCase()))
            .filter(match ->
                tables
                        .getOrDefault(match.group(1).toLowerCase(), Set.of())
                        .contains(match.group(2).replace("\"", "").toLowerCase())
                    || (match.group(2).charAt(0) == ClassFileConstants.PLACEHOLDER
                        && usesJdbc(moduleConstant)))
            .map(match ->
                match
                    .group()
                    .replaceAll("[\"\\s\u0002]", "")
                    .replace(ClassFileConstants.PLACEHOLDER, '?'));
    var byPlaceholder =
        usesJdbc(moduleConstant)
            ? TABLE_OF_VARIABLE_SCHEMA
                .matcher(text)
                .results()
                .map(it -> it.group(1))
                .filter(it -> !tables.getOrDefault(moduleConstant.module(), Set.of()).contains(it))
                .filter(it -> SQL.matcher(text).matches())
                .flatMap(table ->
                    tables.entrySet().stream()
                        .filter(
                            owner -> isForeign(codebase, moduleConstant.module(), owner.getKey()))
                        .filter(owner -> owner.getValue().contains(table))
                        .map(owner -> owner.getKey() + "." + table))
            : Stream.<String>empty();
    return Stream.of(byParser, byWord, byPlaceholder).flatMap(it -> it).distinct();
  }

  private static boolean isForeign(Codebase codebase, String module, String schema) {
    return !schema.equals(module) && codebase.modules.containsKey(schema);
  }

  private static boolean usesJdbc(Codebase.ModuleConstant moduleConstant) {
    return moduleConstant.owner().type().getDirectDependenciesFromSelf().stream()
        .map(it -> it.getTargetClass().getPackageName())
        .anyMatch(packageName ->
            packageName.startsWith("org.springframework.jdbc")
                || packageName.startsWith("java.sql")
                || packageName.startsWith("javax.sql")
                || packageName.startsWith("org.springframework.data.jdbc"));
  }

  private static Stream<Violation> unqualifiedTables(Codebase codebase) {
    var all = tablesByModule(codebase);
    return codebase
        .moduleConstants()
        .filter(it -> isStatement(it.constant()))
        .filter(it -> usesJdbc(it))
        .flatMap(moduleConstant ->
            ParsedSql.of(moduleConstant.constant().value()).tables().stream()
                .filter(name -> !name.contains("."))
                .filter(name -> all.values().stream().anyMatch(some -> some.contains(name)))
                .map(name ->
                    new Violation(
                        moduleConstant.module(),
                        "names the table " + name + " without a schema",
                        moduleConstant.location(codebase))));
  }

  private static Stream<Violation> foreignMappings(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(moduleClass ->
            moduleClass
                .type()
                .isAnnotatedWith(org.springframework.data.relational.core.mapping.Table.class))
        .filter(moduleClass -> !mappedSchema(moduleClass).equals(moduleClass.module().name()))
        .map(moduleClass ->
            new Violation(
                moduleClass.module().name(),
                "maps "
                    + moduleClass.type().getSimpleName()
                    + " to the schema \""
                    + mappedSchema(moduleClass)
                    + "\"",
                codebase.locationOf(moduleClass.type(), "@Table")));
  }

  private static String mappedSchema(Codebase.ModuleClass moduleClass) {
    return moduleClass
        .type()
        .getAnnotationOfType(org.springframework.data.relational.core.mapping.Table.class)
        .schema();
  }

  private static Stream<Violation> scriptViolations(Codebase codebase) {
    return scriptViolations(
        codebase,
        (module, line) ->
            QUALIFIED_NAME
                .matcher(line)
                .results()
                .filter(it -> isForeign(codebase, module, it.group(1).toLowerCase()))
                .map(it -> "names " + it.group().replaceAll("[\"\\s]", "") + " in a script"));
  }

  private static Stream<Violation> schemaBypasses(Codebase codebase) {
    var inScripts =
        scriptViolations(
            codebase,
            (module, line) ->
                SCHEMA_BYPASS
                    .matcher(line)
                    .results()
                    .map(it -> "uses " + it.group() + " in a script"));
    var inCode =
        codebase
            .moduleConstants()
            .filter(it -> !it.constant().concatenated())
            .filter(it -> usesJdbc(it))
            .flatMap(moduleConstant ->
                SCHEMA_BYPASS
                    .matcher(moduleConstant.constant().value())
                    .results()
                    .map(found ->
                        new Violation(
                            moduleConstant.module(),
                            "uses "
                                + found.group()
                                + " in \""
                                + excerpt(moduleConstant.constant())
                                + "\"",
                            moduleConstant.location(codebase))));
    return Stream.concat(inScripts, inCode);
  }

  private interface ScriptLineCheck {
    Stream<String> check(String module, String line);
  }

  private static Stream<Violation> scriptViolations(Codebase codebase, ScriptLineCheck check) {
    return migrations(codebase).entrySet().stream()
        .flatMap(file -> {
          var module = file.getKey().split("/")[0];
          var lines = scriptLines(file.getValue());
          return IntStream.range(0, lines.size())
              .boxed()
              .flatMap(i ->
                  check
                      .check(module, lines.get(i))
                      .map(finding ->
                          new Violation(
                              module,
                              finding,
                              file.getValue().toString().replace('\\', '/') + ":" + (i + 1))));
        });
  }

  /** The migrations by their path, which begins with the module's name. */
  public static Map<String, Path> migrations(Codebase codebase) {
    return codebase.filesByPath(Codebase.SourceLayer::migrations, ".sql");
  }

  /** Lines without comments and without quoted text. */
  private static List<String> scriptLines(Path file) {
    return Codebase.linesOf(file).stream()
        .map(it -> it.replaceAll("--.*", "").replaceAll("'[^']*'", "''"))
        .toList();
  }

  /** The tables and views that each module's migrations create. */
  static Map<String, Set<String>> tablesByModule(Codebase codebase) {
    var found = new TreeMap<String, Set<String>>();
    migrations(codebase)
        .forEach((name, file) -> {
          var own = found.computeIfAbsent(name.split("/")[0], it -> new TreeSet<>());
          CREATE_TABLE
              .matcher(String.join("\n", scriptLines(file)))
              .results()
              .map(it -> it.group(1).toLowerCase())
              .map(table -> table.substring(table.lastIndexOf('.') + 1))
              .forEach(own::add);
        });
    return found;
  }

  static String excerpt(ClassFileConstants.StringConstant text) {
    var line =
        text.value()
            .replaceAll("[\\s\u0002]+", " ")
            .replace(ClassFileConstants.PLACEHOLDER, '?')
            .strip();
    return line.length() > 90 ? line.substring(0, 89) + "…" : line;
  }
}

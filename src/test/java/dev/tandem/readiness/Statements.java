package dev.tandem.readiness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rule 3: SQL in constants, annotations and scripts, parsed; what the parser does not know is read
 * word by word. What is put together at run time from values is caught by the database role of the
 * module's tests.
 */
final class Statements {

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)\\s*(select|insert\\s+into|update|delete\\s+from|with|merge|truncate)\\b.*");
  private static final Pattern SQL =
      Pattern.compile(
          "(?is).*\\b(select|insert\\s+into|update|delete\\s+from|from|join|into|truncate|call|table)\\b.*");
  private static final Pattern NAME =
      Pattern.compile("(?i)\\b([a-z_]+)[\"\\s\u0002]*\\.[\"\\s\u0002]*([a-z_][a-z0-9_]*|\u0001)");
  private static final Pattern HOLE_TABLE = Pattern.compile("\u0001\\s*\\.\\s*([a-z_][a-z0-9_]*)");
  private static final Pattern CREATED =
      Pattern.compile(
          "(?i)create\\s+(?:unlogged\\s+)?(?:table|view|materialized\\s+view)\\s+(?:if\\s+not\\s+exists\\s+)?\"?([a-z_][a-z0-9_.]*)");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)\\b(set\\s+(?:local\\s+|session\\s+)?search_path|dblink|postgres_fdw)\\b");

  private Statements() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            Rule.STATEMENTS,
            "SQL for another's table",
            "a table is its module's own affair; the statement fails when the table is in another"
                + " database, and until then every change of it breaks a stranger",
            "keep what you need in a table of your own schema, filled from the other module's events",
            Statements::foreign),
        new Check(
            Rule.STATEMENTS,
            "SQL without a schema",
            "an unqualified table depends on the connection's search path, which is shared",
            "write the table with its schema, e.g. scheduling.booking",
            Statements::unqualified),
        new Check(
            Rule.STATEMENTS,
            "mapping to another's table",
            "Spring Data then reads and writes the other module's table as if it were your own",
            "map to a table of your own schema: @Table(schema = \"<module>\", name = …)",
            Statements::mapped),
        new Check(
            Rule.STATEMENTS,
            "script for another's table",
            "a migration runs with its module's move; what it did to others is lost or done twice",
            "change only your own schema in db/migration/<module>/; take other modules' facts from their"
                + " events",
            Statements::scripts),
        new Check(
            Rule.STATEMENTS,
            "way around the schema",
            "a changed search path or a link to another database reaches tables that no reader of the"
                + " statement sees",
            "name the tables of your own schema; for anything else, listen to events",
            Statements::elsewhere));
  }

  static boolean isStatement(Texts.Text text) {
    return !text.pieces()
        && STATEMENT.matcher(text.value()).matches()
        && text.value().length() > 12;
  }

  private static Stream<Crossing> foreign(House house) {
    var tables = tables(house);
    house
        .said()
        .map(House.Said::text)
        .filter(Statements::isStatement)
        .map(Texts.Text::value)
        .distinct()
        .parallel()
        .forEach(ParsedSql::of);
    return house
        .said()
        .flatMap(it ->
            named(house, tables, it)
                .map(name ->
                    new Crossing(
                        it.module(),
                        "uses the table " + name + " in \"" + brief(it.text()) + "\"",
                        it.where(house))));
  }

  private static Stream<String> named(
      House house, Map<String, Set<String>> tables, House.Said said) {
    var text = said.text().value();
    if (!SQL.matcher(text).matches() && !knowsDatabase(said)) {
      return Stream.empty();
    }
    var parsed = isStatement(said.text()) ? ParsedSql.of(text) : ParsedSql.UNKNOWN;
    var byParser =
        parsed.tables().stream()
            .filter(it -> it.contains("."))
            .filter(it -> isForeign(house, said.module(), it.substring(0, it.indexOf('.'))));
    var byWord =
        NAME.matcher(text)
            .results()
            .filter(it -> isForeign(house, said.module(), it.group(1).toLowerCase()))
            .filter(it ->
                tables
                        .getOrDefault(it.group(1).toLowerCase(), Set.of())
                        .contains(it.group(2).replace("\"", "").toLowerCase())
                    || (it.group(2).charAt(0) == Texts.HOLE && knowsDatabase(said)))
            .map(it -> it.group().replaceAll("[\"\\s\u0002]", "").replace(Texts.HOLE, '?'));
    var byHole =
        knowsDatabase(said)
            ? HOLE_TABLE
                .matcher(text)
                .results()
                .map(it -> it.group(1))
                .filter(it -> !tables.getOrDefault(said.module(), Set.of()).contains(it))
                .filter(it -> SQL.matcher(text).matches())
                .flatMap(it ->
                    tables.entrySet().stream()
                        .filter(owner -> isForeign(house, said.module(), owner.getKey()))
                        .filter(owner -> owner.getValue().contains(it))
                        .map(owner -> owner.getKey() + "." + it))
            : Stream.<String>empty();
    return Stream.of(byParser, byWord, byHole).flatMap(it -> it).distinct();
  }

  private static boolean isForeign(House house, String module, String schema) {
    return !schema.equals(module) && house.modules.containsKey(schema);
  }

  private static boolean knowsDatabase(House.Said said) {
    return said.by().type().getDirectDependenciesFromSelf().stream()
        .map(it -> it.getTargetClass().getPackageName())
        .anyMatch(it ->
            it.startsWith("org.springframework.jdbc")
                || it.startsWith("java.sql")
                || it.startsWith("javax.sql")
                || it.startsWith("org.springframework.data.jdbc"));
  }

  private static Stream<Crossing> unqualified(House house) {
    var all = tables(house);
    return house
        .said()
        .filter(it -> isStatement(it.text()))
        .filter(it -> knowsDatabase(it))
        .flatMap(it ->
            ParsedSql.of(it.text().value()).tables().stream()
                .filter(name -> !name.contains("."))
                .filter(name -> all.values().stream().anyMatch(some -> some.contains(name)))
                .map(name ->
                    new Crossing(
                        it.module(),
                        "names the table " + name + " without a schema",
                        it.where(house))));
  }

  private static Stream<Crossing> mapped(House house) {
    return house
        .owned()
        .filter(it ->
            it.type().isAnnotatedWith(org.springframework.data.relational.core.mapping.Table.class))
        .filter(it -> !schema(it).equals(it.module().name()))
        .map(it ->
            new Crossing(
                it.module().name(),
                "maps " + it.type().getSimpleName() + " to the schema \"" + schema(it) + "\"",
                house.where(it.type(), "@Table")));
  }

  private static String schema(House.Owned owned) {
    return owned
        .type()
        .getAnnotationOfType(org.springframework.data.relational.core.mapping.Table.class)
        .schema();
  }

  private static Stream<Crossing> scripts(House house) {
    return scripts(
        house,
        (module, line) ->
            NAME.matcher(line)
                .results()
                .filter(it -> isForeign(house, module, it.group(1).toLowerCase()))
                .map(it -> "names " + it.group().replaceAll("[\"\\s]", "") + " in a script"));
  }

  private static Stream<Crossing> elsewhere(House house) {
    var inScripts =
        scripts(
            house,
            (module, line) ->
                ELSEWHERE.matcher(line).results().map(it -> "uses " + it.group() + " in a script"));
    var inCode =
        house
            .said()
            .filter(it -> !it.text().pieces())
            .filter(it -> knowsDatabase(it))
            .flatMap(it ->
                ELSEWHERE
                    .matcher(it.text().value())
                    .results()
                    .map(found ->
                        new Crossing(
                            it.module(),
                            "uses " + found.group() + " in \"" + brief(it.text()) + "\"",
                            it.where(house))));
    return Stream.concat(inScripts, inCode);
  }

  private interface Reading {
    Stream<String> read(String module, String line);
  }

  private static Stream<Crossing> scripts(House house, Reading reading) {
    return migrations(house).entrySet().stream()
        .flatMap(file -> {
          var module = file.getKey().split("/")[0];
          var lines = code(file.getValue());
          return java.util.stream.IntStream.range(0, lines.size())
              .boxed()
              .flatMap(i ->
                  reading
                      .read(module, lines.get(i))
                      .map(it ->
                          new Crossing(
                              module,
                              it,
                              file.getValue().toString().replace('\\', '/') + ":" + (i + 1))));
        });
  }

  /** The migrations, by module and name; SQL files elsewhere have no module and no excuse. */
  static Map<String, Path> migrations(House house) {
    return house.files(House.Layer::migrations, ".sql");
  }

  /** Lines without comments and without quoted text. */
  private static List<String> code(Path file) {
    return House.lines(file).stream()
        .map(it -> it.replaceAll("--.*", "").replaceAll("'[^']*'", "''"))
        .toList();
  }

  /** The tables and views that each module's migrations create. */
  static Map<String, Set<String>> tables(House house) {
    var found = new TreeMap<String, Set<String>>();
    migrations(house)
        .forEach((name, file) -> {
          var own = found.computeIfAbsent(name.split("/")[0], it -> new TreeSet<>());
          CREATED
              .matcher(String.join("\n", code(file)))
              .results()
              .map(it -> it.group(1).toLowerCase())
              .map(it -> it.substring(it.lastIndexOf('.') + 1))
              .forEach(own::add);
        });
    return found;
  }

  static String brief(Texts.Text text) {
    var line = text.value().replaceAll("[\\s\u0002]+", " ").replace(Texts.HOLE, '?').strip();
    return line.length() > 90 ? line.substring(0, 89) + "…" : line;
  }
}

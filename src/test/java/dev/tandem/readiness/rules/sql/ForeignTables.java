package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.CatalogNames;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.ParsedSql;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** Rule 3, for tables and other objects of another module's schema that SQL names. */
final class ForeignTables {

  private ForeignTables() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SQL,
        "SQL for another's table",
        "a table is internal to its module; the statement fails when the table is in another"
            + " database, and until then a change of the table can break it",
        "keep what you need in a table of your own schema, filled from the other module's"
            + " events",
        ForeignTables::find);
  }

  /**
   * One violation for each table and file; the statement that the database receives comes first.
   */
  private static Stream<Violation> find(Codebase codebase) {
    parse(codebase);
    var kinds = CatalogNames.of(codebase);
    var descriptions = new LinkedHashMap<String, String>();
    return SqlText.of(codebase).stream()
        .flatMap(sql ->
            namesIn(codebase, sql)
                .map(name -> {
                  var file = sql.location().replaceFirst(":\\d+$", "");
                  var description =
                      descriptions.computeIfAbsent(
                          sql.module() + name + file,
                          key ->
                              "uses the "
                                  + kinds.kindOf(name)
                                  + " "
                                  + name
                                  + " in \""
                                  + sql.excerpt()
                                  + "\"");
                  var violation = new Violation(sql.module(), description, sql.location());
                  return instead(kinds.kindOf(name), sql.module())
                      .map(violation::withRemedy)
                      .orElse(violation);
                }))
        .toList()
        .stream();
  }

  private static Optional<String> instead(String kind, String module) {
    return switch (kind) {
      case "sequence", "function", "type" ->
          Optional.of("create a " + kind + " of your own in db/migration/" + module + "/");
      default -> Optional.empty();
    };
  }

  private static void parse(Codebase codebase) {
    SqlText.of(codebase).stream().map(SqlText::text).distinct().toList().parallelStream()
        .forEach(ParsedSql::of);
  }

  /** The names in the text that belong to other modules. */
  static Stream<String> namesIn(Codebase codebase, SqlText sql) {
    var names = new SqlNames(codebase, sql.module());
    var parsed =
        ParsedSql.of(sql.text()).tables().stream()
            .filter(table -> table.contains("."))
            .filter(table -> {
              var schema = table.substring(0, table.indexOf('.')).toLowerCase();
              return !schema.equals(sql.module()) && codebase.modules.containsKey(schema);
            });
    var all = Stream.concat(names.in(sql.text()), names.afterVariableSchema(sql.text()));
    return Stream.concat(all, parsed.filter(table -> sql.isPassed())).distinct();
  }
}

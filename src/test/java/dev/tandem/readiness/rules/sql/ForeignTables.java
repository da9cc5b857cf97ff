package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.CatalogNames;
import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.ParsedSql;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
   * One violation for each place; a name that several branches or callers compose counts only if it
   * exists, unless none does. What a file has told of is not told again.
   */
  private static Stream<Violation> find(Codebase codebase) {
    parse(codebase);
    var places = new LinkedHashMap<String, TablesAtPlace>();
    var scripts = scripts(codebase);
    for (var sql : SqlText.of(codebase)) {
      var isTold = scripts.contains(sql.text().lines().toList());
      var names = isTold || isFragment(sql) ? List.<String>of() : namesIn(codebase, sql).toList();
      if (!names.isEmpty()) {
        places
            .computeIfAbsent(sql.module() + sql.location(), key -> new TablesAtPlace(sql))
            .add(sql, names);
      }
    }
    return TablesAtPlace.violations(places.values(), CatalogNames.of(codebase));
  }

  /** What files of SQL have is told at the line of the file. */
  private static Set<List<String>> scripts(Codebase codebase) {
    return codebase.filesByPath(Codebase.SourceLayer::resources, ".sql").values().stream()
        .map(SourceFiles::linesOf)
        .collect(Collectors.toSet());
  }

  /** What a builder has before the first word of the statement. */
  private static boolean isFragment(SqlText sql) {
    return sql.text().strip().startsWith(".");
  }

  private static void parse(Codebase codebase) {
    SqlText.of(codebase).stream().map(SqlText::text).distinct().toList().parallelStream()
        .forEach(ParsedSql::of);
  }

  /** A schema that is written out and belongs neither to a module nor to the database itself. */
  private static boolean isOfNobody(String schema, String text) {
    return text.indexOf(ClassFileConstants.PLACEHOLDER) < 0
        && !schema.equals("information_schema")
        && !schema.startsWith("pg_");
  }

  /** The names in the text that belong to other modules, or to none. */
  static Stream<String> namesIn(Codebase codebase, SqlText sql) {
    var names = new SqlNames(codebase, sql.module());
    var parsed =
        ParsedSql.of(sql.text()).tables().stream()
            .filter(table -> table.contains("."))
            .filter(table -> {
              var schema = table.substring(0, table.indexOf('.')).toLowerCase();
              return !schema.equals(sql.module())
                  && (codebase.modules.containsKey(schema) || isOfNobody(schema, sql.text()));
            });
    var all = Stream.concat(names.in(sql.text()), names.afterVariableSchema(sql.text()));
    return Stream.concat(all, parsed.filter(table -> sql.isPassed())).distinct();
  }
}

package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.CatalogNames;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.ParsedSql;
import dev.tandem.readiness.rules.sql.DatabaseCalls.DatabaseText;
import dev.tandem.readiness.rules.sql.DatabaseCalls.Kind;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Locale;
import java.util.stream.Stream;

/** Rule 3, for tables that SQL names without their schema. */
final class UnqualifiedTables {

  private UnqualifiedTables() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SQL,
        "SQL without a schema",
        "an unqualified table depends on the connection's search path, which is shared",
        "write the table with its schema, e.g. scheduling.booking",
        UnqualifiedTables::find);
  }

  private static Stream<Violation> find(Codebase codebase) {
    var inStatements =
        SqlText.of(codebase).stream()
            .filter(SqlText::isPassed)
            .flatMap(sql ->
                namesIn(codebase, sql)
                    .map(name -> unqualified(codebase, sql.module(), name, sql.location())));
    var inCalls =
        DatabaseCalls.in(codebase)
            .filter(each -> each.kind() == Kind.TABLE)
            .flatMap(each -> tableWithoutSchema(codebase, each));
    return Stream.concat(inStatements, inCalls).distinct();
  }

  /** Known tables after a word that a table follows, and those that the parser finds elsewhere. */
  private static Stream<String> namesIn(Codebase codebase, SqlText sql) {
    var parsed =
        ParsedSql.of(sql.text()).tables().stream()
            .map(table -> table.toLowerCase(Locale.ROOT))
            .filter(table -> !table.contains("."))
            .filter(CatalogNames.of(codebase)::anySchemaHas);
    var known = new SqlNames(codebase, sql.module()).unqualified(sql.text());
    return Stream.concat(known, parsed).distinct();
  }

  private static Violation unqualified(
      Codebase codebase, String module, String name, String location) {
    var violation =
        new Violation(module, "names the table " + name + " without a schema", location);
    return CatalogNames.of(codebase).has(module, name)
        ? violation.withRemedy("write " + module + "." + name)
        : violation.withRemedy(
            "the table is another module's: keep what you need in a table of "
                + module
                + ", filled from the other module's events");
  }

  /** A table of a call builder that has no call for the schema. */
  private static Stream<Violation> tableWithoutSchema(Codebase codebase, DatabaseText table) {
    var hasSchema =
        DatabaseCalls.in(codebase)
            .filter(each -> each.kind() == Kind.SCHEMA)
            .anyMatch(each -> each.call().caller().equals(table.call().caller()));
    return hasSchema
        ? Stream.empty()
        : SqlText.moduleOf(codebase, table.call().caller()).stream()
            .flatMap(module ->
                table.text().alternatives().stream()
                    .filter(each -> CatalogNames.of(codebase).anySchemaHas(each.text()))
                    .map(each ->
                        unqualified(
                            codebase, module.name(), each.text(), table.locationIn(codebase))));
  }
}

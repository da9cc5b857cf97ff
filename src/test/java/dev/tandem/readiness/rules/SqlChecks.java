package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.CatalogNames;
import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.ParsedSql;
import dev.tandem.readiness.codebase.SqlScript;
import dev.tandem.readiness.rules.sql.DatabaseCalls;
import dev.tandem.readiness.rules.sql.DatabaseCalls.DatabaseText;
import dev.tandem.readiness.rules.sql.DatabaseCalls.Kind;
import dev.tandem.readiness.rules.sql.SchemaBypass;
import dev.tandem.readiness.rules.sql.SqlNames;
import dev.tandem.readiness.rules.sql.SqlText;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rule 3: SQL in code names only the module's own tables. A string is followed from where it is
 * written through variables, fields, methods and builders to the call that runs it; names are known
 * from the migrated catalogue.
 */
public final class SqlChecks {

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
            "SQL that cannot be read",
            "a part of the statement is known only at run time, so nobody sees here which table it"
                + " uses",
            "write the statement as one constant with parameters for the values; choose between"
                + " several constants with a switch; if a name must come at run time, declare this"
                + " under declared: in module-docs/frozen.yaml with the reason",
            SqlChecks::unreadableSql),
        new RuleCheck(
            Rule.SQL,
            "mapping to another's table",
            "Spring Data then reads and writes the other module's table as if it were your own",
            "map to a table of your own schema: @Table(schema = \"<module>\", name = …)",
            SqlChecks::foreignMappings),
        new RuleCheck(
            Rule.SQL,
            "way around the schema",
            "the statement reaches tables that it does not show",
            "name the tables of your own schema; for anything else, listen to events",
            SqlChecks::bypasses));
  }

  public static boolean isStatement(ClassFileConstants.StringConstant text) {
    return !text.concatenated() && SqlText.isStatement(text.value());
  }

  /**
   * One violation for each table and file; the statement that the database receives comes first.
   */
  private static Stream<Violation> foreignTables(Codebase codebase) {
    parse(codebase);
    var kinds = CatalogNames.of(codebase);
    var descriptions = new LinkedHashMap<String, String>();
    return SqlText.of(codebase).stream()
        .flatMap(sql ->
            foreignNames(codebase, sql)
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

  private static Stream<String> foreignNames(Codebase codebase, SqlText sql) {
    var names = new SqlNames(codebase, sql.module());
    var parsed =
        ParsedSql.of(sql.text()).tables().stream()
            .filter(table -> table.contains("."))
            .filter(table -> {
              var schema = table.substring(0, table.indexOf('.')).toLowerCase(Locale.ROOT);
              return !schema.equals(sql.module()) && codebase.modules.containsKey(schema);
            });
    var all = Stream.concat(names.in(sql.text()), names.afterVariableSchema(sql.text()));
    return Stream.concat(all, parsed.filter(table -> sql.isPassed())).distinct();
  }

  private static Stream<Violation> unqualifiedTables(Codebase codebase) {
    var inStatements =
        SqlText.of(codebase).stream()
            .filter(SqlText::isPassed)
            .flatMap(sql ->
                new SqlNames(codebase, sql.module())
                    .unqualified(sql.text())
                    .map(name -> unqualified(codebase, sql.module(), name, sql.location())));
    var inCalls =
        DatabaseCalls.in(codebase)
            .filter(each -> each.kind() == Kind.TABLE)
            .flatMap(each -> tableWithoutSchema(codebase, each));
    return Stream.concat(inStatements, inCalls).distinct();
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
                            codebase, module.name(), each.text(), location(codebase, table))));
  }

  private static String location(Codebase codebase, DatabaseText text) {
    return SqlText.locationOf(codebase, text.call().caller(), text.call().line());
  }

  /** One violation for each class, with its first statement as the example. */
  private static Stream<Violation> unreadableSql(Codebase codebase) {
    var examples = new LinkedHashMap<String, String>();
    var statements =
        SqlText.of(codebase).stream()
            .filter(SqlText::isPassed)
            .filter(sql -> isUnknown(sql.text()))
            .filter(sql -> foreignNames(codebase, sql).findAny().isEmpty())
            .map(sql ->
                new Violation(
                        sql.module(),
                        "runs SQL in "
                            + sql.simpleClassName()
                            + " that is whole only at run time and cannot be read here",
                        sql.location())
                    .withRemedy(
                        examples.computeIfAbsent(
                            sql.className(), name -> readableInstead(sql.excerpt()))));
    var names =
        DatabaseCalls.in(codebase)
            .filter(each -> each.kind() != Kind.SQL)
            .flatMap(each ->
                SqlText.moduleOf(codebase, each.call().caller()).stream()
                    .flatMap(module -> nameViolations(codebase, module.name(), each)));
    return Stream.concat(statements, names).distinct();
  }

  private static String readableInstead(String excerpt) {
    return "write the part ? of \""
        + excerpt
        + "\" as a constant, or choose between several constants with a switch, and pass values as"
        + " parameters; if a name must come at run time, declare this under declared: in"
        + " module-docs/frozen.yaml with the reason";
  }

  private static Stream<Violation> nameViolations(
      Codebase codebase, String module, DatabaseText name) {
    return name.text().alternatives().stream()
        .flatMap(each -> {
          if (isUnknown(each.text())) {
            return Stream.of("names a table that cannot be read here by " + name.method());
          }
          var isForeignSchema =
              codebase.modules.containsKey(each.text()) && !each.text().equals(module);
          var isForeignTable =
              new SqlNames(codebase, module).in("select from " + each.text()).findAny().isPresent();
          return isForeignSchema || isForeignTable
              ? Stream.of("uses \"" + each.text() + "\" of another by " + name.method())
              : Stream.<String>empty();
        })
        .map(description -> {
          var violation = new Violation(module, description, location(codebase, name));
          return description.startsWith("uses")
              ? violation.withRemedy(
                  "keep what you need in a table of "
                      + module
                      + ", filled from the other module's events")
              : violation;
        });
  }

  private static boolean isUnknown(String text) {
    return text.indexOf(ClassFileConstants.PLACEHOLDER) >= 0;
  }

  private static Stream<Violation> foreignMappings(Codebase codebase) {
    var tables =
        codebase
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
    var sequences =
        codebase
            .moduleConstants()
            .filter(each -> each.constant().annotation().equals("Sequence"))
            .filter(each -> codebase.modules.containsKey(each.constant().value()))
            .filter(each -> !each.constant().value().equals(each.module()))
            .map(each ->
                new Violation(
                    each.module(),
                    "maps "
                        + each.owner().type().getSimpleName()
                        + " to a sequence of the schema \""
                        + each.constant().value()
                        + "\"",
                    codebase.locationOf(each.owner().type(), "@Sequence")));
    return Stream.concat(tables, sequences);
  }

  private static String mappedSchema(Codebase.ModuleClass moduleClass) {
    return moduleClass
        .type()
        .getAnnotationOfType(org.springframework.data.relational.core.mapping.Table.class)
        .schema();
  }

  private static Stream<Violation> bypasses(Codebase codebase) {
    return SqlText.of(codebase).stream()
        .flatMap(sql ->
            SqlScript.statementsOf(sql.text()).stream()
                .flatMap(statement -> SchemaBypass.in(statement, sql.module()))
                .map(found ->
                    new Violation(
                            sql.module(),
                            "uses " + found.words() + " in " + sql.simpleClassName(),
                            sql.location())
                        .withRemedy(found.remedy())))
        .distinct();
  }

  /** The migrations by their path, which begins with the module's name. */
  public static Map<String, Path> migrations(Codebase codebase) {
    return codebase.migrations();
  }

  static String excerpt(ClassFileConstants.StringConstant text) {
    return SqlText.excerpt(text.value());
  }
}

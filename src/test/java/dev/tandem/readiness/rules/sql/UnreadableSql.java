package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.sql.DatabaseCalls.DatabaseText;
import dev.tandem.readiness.rules.sql.DatabaseCalls.Kind;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

/** Rule 3, for SQL and names of tables that are known only at run time. */
final class UnreadableSql {

  private UnreadableSql() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SQL,
        "SQL that cannot be read",
        "a part of the statement is known only at run time, so nobody sees here which table it"
            + " uses",
        "write the statement as one constant with parameters for the values; choose between"
            + " several constants with a switch; if a name must come at run time, declare this"
            + " under declared: in module-docs/frozen.yaml with the reason",
        UnreadableSql::find);
  }

  /** One violation for each class, with its first statement as the example. */
  private static Stream<Violation> find(Codebase codebase) {
    var examples = new LinkedHashMap<String, String>();
    var statements =
        SqlText.of(codebase).stream()
            .filter(SqlText::isPassed)
            .filter(sql -> isUnknown(sql.text()))
            .filter(sql -> ForeignTables.namesIn(codebase, sql).findAny().isEmpty())
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
    var part = excerpt.equals("?") ? "the statement" : "the part ? of \"" + excerpt + "\"";
    return "write "
        + part
        + " as a constant, or choose between several constants with a switch, and pass values as"
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
          var violation = new Violation(module, description, name.locationIn(codebase));
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
}

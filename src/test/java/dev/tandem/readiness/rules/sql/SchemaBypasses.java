package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SqlScript;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.stream.Stream;

/** Rule 3, for statements that reach tables which they do not show. */
final class SchemaBypasses {

  private SchemaBypasses() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SQL,
        "way around the schema",
        "the statement reaches tables that it does not show",
        "name the tables of your own schema; for anything else, listen to events",
        SchemaBypasses::find);
  }

  private static Stream<Violation> find(Codebase codebase) {
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
}

package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.violation.RuleCheck;
import java.util.List;

/**
 * Rule 3: SQL in code names only the module's own tables. A string is followed from where it is
 * written through variables, fields, methods and builders to the call that runs it; names are known
 * from the migrated catalogue.
 */
public final class SqlChecks {

  private SqlChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        SchemaBypasses.check(),
        ForeignTables.check(),
        UnqualifiedTables.check(),
        UnreadableSql.check(),
        RunTimeNames.check(),
        ForeignMappings.check());
  }

  public static String excerpt(ClassFileConstants.StringConstant text) {
    return SqlText.excerpt(text.value());
  }
}

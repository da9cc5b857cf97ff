package dev.tandem.readiness.rules.sql;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 3, for what a connection is told about schemas. */
final class ChangedConnections {

  private static final Set<String> CONNECTION_SETTINGS =
      Set.of("setSchema", "setCatalog", "setClientInfo", "setDefaultSchema", "setCurrentSchema");

  private static final Pattern CONNECTION_OPTION =
      Pattern.compile("(?i)\\b(?:current_?schema|search_path)\\b");

  private ChangedConnections() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SQL,
        "changed connection",
        "the connection goes back to the pool as it is, and statements of other modules then"
            + " run in the wrong schema",
        "leave the connection as it is and name each table with your own schema",
        ChangedConnections::changedConnections);
  }

  private static Stream<Violation> changedConnections(Codebase codebase) {
    var calls =
        ConnectionChecks.modules(codebase)
            .flatMap(owner -> ConnectionChecks.accesses(owner.type()))
            .filter(each -> CONNECTION_SETTINGS.contains(each.getName()))
            .filter(each -> isConnection(each.getTargetOwner()))
            .map(each ->
                ConnectionChecks.violation(
                    codebase,
                    each,
                    "changes the connection by "
                        + each.getTargetOwner().getSimpleName()
                        + "."
                        + each.getName()));
    var options =
        codebase
            .moduleConstants()
            .filter(each -> !each.constant().concatenated() && !each.owner().module().inKernel())
            .filter(each -> !SqlText.isStatement(each.constant().value()))
            .flatMap(each ->
                CONNECTION_OPTION
                    .matcher(each.constant().value())
                    .results()
                    .map(found ->
                        new Violation(
                            each.module(),
                            "names the option " + found.group() + " of a connection",
                            each.location(codebase))));
    return Stream.concat(calls, options);
  }

  private static boolean isConnection(JavaClass type) {
    return type.isAssignableTo("java.sql.Connection")
        || type.isAssignableTo("javax.sql.DataSource");
  }
}

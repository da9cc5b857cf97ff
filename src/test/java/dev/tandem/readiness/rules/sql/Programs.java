package dev.tandem.readiness.rules.sql;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Other programs that code starts: those of a database concern rule 3, and all others rule 7. */
public final class Programs {

  private static final Pattern OF_DATABASES =
      Pattern.compile(
          "(?i).*\\b(psql|pg_\\w+|pgbench|createdb|dropdb|createuser|vacuumdb|mysql\\w*|sqlite3?)\\b.*",
          Pattern.DOTALL);

  private Programs() {}

  public static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "another program",
        "a program of the machine reaches files, addresses and databases that no rule sees, and is"
            + " missing where the module runs alone",
        "do it in Java, or ask another system over its interface; if the module's task needs the"
            + " program, declare it under declared: in module-docs/frozen.yaml with the reason",
        Programs::others);
  }

  private static Stream<Violation> others(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(owner -> owner.module().inKernel() || !ofDatabases(codebase, owner.type()))
        .flatMap(owner ->
            Stream.concat(
                    owner.type().getAccessesFromSelf().stream(),
                    owner.type().getCodeUnitReferencesFromSelf().stream())
                .filter(Programs::isStart)
                .limit(1)
                .map(access ->
                    new Violation(
                        owner.module().name(),
                        "starts another program by " + nameOf(access),
                        codebase.locationOf(owner.type(), access.getLineNumber()))));
  }

  static boolean isStart(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    return owner.equals("java.lang.Runtime") && access.getName().equals("exec")
        || owner.equals("java.lang.ProcessBuilder")
            && access.getName().matches("<init>|start|startPipeline");
  }

  static String nameOf(JavaAccess<?> access) {
    return access.getTargetOwner().getName().endsWith("Runtime")
        ? "Runtime.exec"
        : "ProcessBuilder";
  }

  /** Whether the class names a program that reaches databases. */
  static boolean ofDatabases(Codebase codebase, JavaClass type) {
    return codebase.constantsOf(type).stream()
        .anyMatch(constant -> OF_DATABASES.matcher(constant.value()).matches());
  }
}

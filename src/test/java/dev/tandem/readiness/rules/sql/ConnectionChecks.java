package dev.tandem.readiness.rules.sql;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.Codebase.ModuleClass;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 3, for connections: a module uses the connection that the platform gives to it. */
public final class ConnectionChecks {

  static final String DECLARE =
      "; if the module's task needs it, declare it under declared: in module-docs/frozen.yaml";

  /** What the driver tells of the schemas that exist. */
  private static final Set<String> CATALOGUE_READS =
      Set.of(
          "getTables",
          "getColumns",
          "getPseudoColumns",
          "getSchemas",
          "getPrimaryKeys",
          "getImportedKeys",
          "getExportedKeys",
          "getCrossReference",
          "getIndexInfo",
          "getProcedures",
          "getProcedureColumns",
          "getFunctions",
          "getFunctionColumns",
          "getUDTs",
          "getAttributes",
          "getTablePrivileges",
          "getColumnPrivileges",
          "getBestRowIdentifier",
          "getVersionColumns");

  private ConnectionChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        OwnConnections.check(),
        new RuleCheck(
            Rule.SQL,
            "catalogue read by the driver",
            "the driver shows the tables of every schema; code that asks for them depends on"
                + " tables of others, or on whether they are there",
            "your own tables are as your scripts make them, so do not ask; what another module has"
                + " comes in its events"
                + DECLARE,
            ConnectionChecks::catalogueReads),
        ChangedConnections.check());
  }

  private static Stream<Violation> catalogueReads(Codebase codebase) {
    return modules(codebase)
        .flatMap(owner -> accesses(owner.type()))
        .filter(each -> CATALOGUE_READS.contains(each.getName()))
        .filter(each -> each.getTargetOwner().isAssignableTo("java.sql.DatabaseMetaData"))
        .map(each ->
            violation(codebase, each, "reads the catalogue by DatabaseMetaData." + each.getName()));
  }

  static Stream<ModuleClass> modules(Codebase codebase) {
    return codebase.moduleClasses().filter(owner -> !owner.module().inKernel());
  }

  static Stream<JavaAccess<? extends AccessTarget>> accesses(JavaClass type) {
    return Stream.concat(
        type.getAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream());
  }

  static Violation violation(
      Codebase codebase, JavaAccess<? extends AccessTarget> access, String description) {
    var type = access.getOriginOwner();
    return new Violation(
        codebase.moduleOf(type).orElseThrow().name(),
        description,
        codebase.locationOf(type, access.getLineNumber()));
  }
}

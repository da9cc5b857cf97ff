package dev.tandem.readiness.rules.sql;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.Codebase.ModuleClass;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 3, for connections: a module uses the connection that the platform gives to it. */
public final class ConnectionChecks {

  private static final String DECLARE =
      "; if the module's task needs it, declare it under declared: in module-docs/frozen.yaml";

  /** Types of drivers, pools, script runners and other programs. */
  private static final List<String> TYPES =
      List.of(
          "java.sql.DriverManager",
          "java.sql.Driver",
          "org.postgresql.",
          "com.zaxxer.hikari.",
          "io.r2dbc.",
          "com.mysql.",
          "org.h2.",
          "org.flywaydb.",
          "liquibase.",
          "org.springframework.boot.jdbc.DataSourceBuilder",
          "org.springframework.jdbc.datasource.DriverManagerDataSource",
          "org.springframework.jdbc.datasource.SimpleDriverDataSource",
          "org.springframework.jdbc.datasource.SingleConnectionDataSource",
          "org.springframework.jdbc.datasource.UserCredentialsDataSourceAdapter",
          "org.springframework.jdbc.datasource.embedded.",
          "org.springframework.jdbc.datasource.init.",
          "org.springframework.jdbc.datasource.lookup.",
          "javax.sql.rowset.",
          "org.springframework.data.relational.core.mapping.NamingStrategy");

  /** Values and errors of the driver, which reach no other database. */
  private static final Set<String> HARMLESS_TYPES =
      Set.of(
          "org.postgresql.util.PGobject",
          "org.postgresql.util.PGInterval",
          "org.postgresql.util.PSQLException",
          "org.postgresql.util.PSQLState",
          "org.postgresql.util.ServerErrorMessage");

  private static final Set<String> CONNECTION_SETTINGS =
      Set.of("setSchema", "setCatalog", "setClientInfo", "setDefaultSchema", "setCurrentSchema");

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

  private static final Pattern CONNECTION_OPTION =
      Pattern.compile("(?i)\\b(?:current_?schema|search_path)\\b");

  private ConnectionChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SQL,
            "connection of its own",
            "statements on it run under another role and against tables that no rule sees",
            "take the platform's DataSource, JdbcClient or JdbcTemplate as a constructor argument"
                + DECLARE,
            ConnectionChecks::ownConnections),
        new RuleCheck(
            Rule.SQL,
            "catalogue read by the driver",
            "the driver shows the tables of every schema; code that asks for them depends on"
                + " tables of others, or on whether they are there",
            "your own tables are as your scripts make them, so do not ask; what another module has"
                + " comes in its events"
                + DECLARE,
            ConnectionChecks::catalogueReads),
        new RuleCheck(
            Rule.SQL,
            "changed connection",
            "the connection goes back to the pool as it is, and statements of other modules then"
                + " run in the wrong schema",
            "leave the connection as it is and name each table with your own schema",
            ConnectionChecks::changedConnections));
  }

  private static Stream<Violation> ownConnections(Codebase codebase) {
    var types =
        modules(codebase)
            .flatMap(owner -> {
              var ways =
                  owner.type().getDirectDependenciesFromSelf().stream()
                      .filter(each -> isForbidden(each.getTargetClass().getBaseComponentType()))
                      .toList();
              return ways.stream()
                  .map(each ->
                      new Violation(
                          owner.module().name(),
                          "has its own way to a database by " + namesOf(ways),
                          codebase.locationOf(
                              owner.type(), each.getSourceCodeLocation().getLineNumber())));
            });
    var programs =
        modules(codebase)
            .filter(owner -> Programs.ofDatabases(codebase, owner.type()))
            .flatMap(owner -> accesses(owner.type()))
            .filter(Programs::isStart)
            .map(each ->
                violation(codebase, each, "starts another program by " + Programs.nameOf(each)));
    return Stream.concat(types, programs).distinct().map(ConnectionChecks::withRemedy);
  }

  private static String namesOf(List<Dependency> ways) {
    return ways.stream()
        .map(each -> each.getTargetClass().getBaseComponentType().getSimpleName())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Violation withRemedy(Violation violation) {
    if (violation.description().startsWith("starts")) {
      return violation.withRemedy(
          "do it in Java, or ask another system over its interface; a program such as psql reaches"
              + " every schema"
              + DECLARE);
    }
    return violation.description().contains("Script")
            || violation.description().contains("Populator")
        ? violation.withRemedy(
            "put the statements into db/migration/"
                + violation.module()
                + "/, which is read and tested")
        : violation;
  }

  private static boolean isForbidden(JavaClass type) {
    return !HARMLESS_TYPES.contains(type.getName())
        && TYPES.stream()
            .anyMatch(each ->
                each.endsWith(".") ? type.getName().startsWith(each) : type.getName().equals(each));
  }

  private static Stream<Violation> catalogueReads(Codebase codebase) {
    return modules(codebase)
        .flatMap(owner -> accesses(owner.type()))
        .filter(each -> CATALOGUE_READS.contains(each.getName()))
        .filter(each -> each.getTargetOwner().isAssignableTo("java.sql.DatabaseMetaData"))
        .map(each ->
            violation(codebase, each, "reads the catalogue by DatabaseMetaData." + each.getName()));
  }

  private static Stream<Violation> changedConnections(Codebase codebase) {
    var calls =
        modules(codebase)
            .flatMap(owner -> accesses(owner.type()))
            .filter(each -> CONNECTION_SETTINGS.contains(each.getName()))
            .filter(each -> isConnection(each.getTargetOwner()))
            .map(each ->
                violation(
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

  private static Stream<ModuleClass> modules(Codebase codebase) {
    return codebase.moduleClasses().filter(owner -> !owner.module().inKernel());
  }

  private static Stream<JavaAccess<? extends AccessTarget>> accesses(JavaClass type) {
    return Stream.concat(
        type.getAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream());
  }

  private static Violation violation(
      Codebase codebase, JavaAccess<? extends AccessTarget> access, String description) {
    var type = access.getOriginOwner();
    return new Violation(
        codebase.moduleOf(type).orElseThrow().name(),
        description,
        codebase.locationOf(type, access.getLineNumber()));
  }
}

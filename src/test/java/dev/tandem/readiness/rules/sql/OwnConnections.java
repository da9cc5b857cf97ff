package dev.tandem.readiness.rules.sql;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 3, for drivers, pools, script runners and programs that reach a database. */
final class OwnConnections {

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

  private OwnConnections() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SQL,
        "connection of its own",
        "statements on it run under another role and against tables that no rule sees",
        "take the platform's DataSource, JdbcClient or JdbcTemplate as a constructor argument"
            + ConnectionChecks.DECLARE,
        OwnConnections::ownConnections);
  }

  private static Stream<Violation> ownConnections(Codebase codebase) {
    var types =
        ConnectionChecks.modules(codebase)
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
        ConnectionChecks.modules(codebase)
            .filter(owner -> Programs.ofDatabases(codebase, owner.type()))
            .flatMap(owner -> ConnectionChecks.accesses(owner.type()))
            .filter(Programs::isStart)
            .map(each ->
                ConnectionChecks.violation(
                    codebase, each, "starts another program by " + Programs.nameOf(each)));
    return Stream.concat(types, programs).distinct().map(OwnConnections::withRemedy);
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
              + ConnectionChecks.DECLARE);
    }
    if (violation.description().contains("NamingStrategy")) {
      return violation.withRemedy(
          "remove it, as it names the tables of all modules; name the table at its record:"
              + " @Table(schema = \""
              + violation.module()
              + "\", name = …)");
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
}

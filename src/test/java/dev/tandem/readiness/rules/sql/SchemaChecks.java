package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.CatalogRow;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.MigratedDatabase;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 4: no object in the catalogue of the migrated database ties one schema to another. */
public final class SchemaChecks {

  private static final RuleCheck TIES =
      new RuleCheck(
          Rule.SCHEMA,
          "tie between schemas",
          "a schema that is tied to another cannot be dumped, moved or restored alone",
          "keep the other module's id as a plain value; copy what you need from its events into"
              + " your own tables",
          SchemaChecks::crossSchemaTies);

  private static final RuleCheck FUNCTIONS =
      new RuleCheck(
          Rule.SCHEMA,
          "function over another schema",
          TIES.reason(),
          TIES.remedy(),
          SchemaChecks::functions);

  private static final RuleCheck OUTSIDE =
      new RuleCheck(
          Rule.SCHEMA,
          "object outside the schemas",
          "an object outside the modules' schemas is left behind when a module is extracted",
          "create it unqualified in db/migration/<module>/; it is then created in the module's"
              + " own schema",
          SchemaChecks::objectsOutsideSchemas);

  private static final RuleCheck GRANTS =
      new RuleCheck(
          Rule.SCHEMA,
          "right for another",
          "who has the right reads or changes the module's data without its code, and loses it when"
              + " the module moves",
          "remove the grant; let the other module keep what it needs from your events",
          SchemaChecks::grants);

  private SchemaChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(TIES, FUNCTIONS, OUTSIDE, GRANTS);
  }

  /** Where the violations are that the catalogue shows; other rules do not repeat them. */
  static List<String> locationsOfTies(Codebase codebase) {
    return checks().stream()
        .flatMap(check -> check.violations(codebase).stream())
        .map(each -> each.violation().location())
        .toList();
  }

  /** The scripts that break rule 3 or 4. */
  public static Set<String> scriptsWithViolations(Codebase codebase) {
    return Stream.concat(checks().stream(), ScriptChecks.checks().stream())
        .flatMap(check -> check.violations(codebase).stream())
        .map(ExplainedViolation::violation)
        .map(each -> each.location().replaceFirst(":\\d.*", ""))
        .collect(Collectors.toSet());
  }

  private static Stream<Violation> crossSchemaTies(Codebase codebase) {
    return Stream.of(CatalogQueries.CROSS_SCHEMA_TIES, CatalogQueries.OTHER_DEPENDENCIES)
        .flatMap(query -> rows(codebase, query).stream())
        .map(row -> violation(codebase, row));
  }

  private static Stream<Violation> functions(Codebase codebase) {
    return rows(codebase, CatalogQueries.FUNCTIONS).stream()
        .flatMap(row -> {
          var module = row.get(0);
          var function = row.get(1);
          return new SqlNames(codebase, module)
              .in(row.get(2))
              .map(name ->
                  new Violation(
                      module,
                      "has the function " + module + "." + function + " that names " + name,
                      ScriptPlaces.of(codebase, module, function, name.replaceFirst(".*\\.", ""))));
        });
  }

  private static Stream<Violation> objectsOutsideSchemas(Codebase codebase) {
    return rows(codebase, CatalogQueries.OBJECTS_OUTSIDE_SCHEMAS).stream()
        .map(row -> {
          var owner = ownerOf(codebase, row.get(1));
          var violation =
              new Violation(
                  owner,
                  "leaves " + row.get(0),
                  ScriptPlaces.of(codebase, owner, "create", row.get(1)));
          return remedyOutside(row.get(0), owner).map(violation::withRemedy).orElse(violation);
        });
  }

  private static Optional<String> remedyOutside(String what, String owner) {
    if (what.startsWith("the extension")) {
      return Optional.of(
          "use only extensions that a role without special rights may create, in your own schema: create"
              + " extension … schema "
              + owner);
    }
    if (what.matches("the (publication|subscription|foreign|event trigger|cast).*")) {
      return Optional.of(
          "remove it: it belongs to the whole database; publish an event for what others must"
              + " know, and keep your own copy of what you need");
    }
    return Optional.empty();
  }

  private static Stream<Violation> grants(Codebase codebase) {
    return Grants.of(rows(codebase, CatalogQueries.GRANTS)).map(grant -> grant.in(codebase));
  }

  private static Violation violation(Codebase codebase, CatalogRow row) {
    var names = row.values().subList(2, row.values().size()).toArray(String[]::new);
    return new Violation(row.get(1), row.get(0), ScriptPlaces.of(codebase, row.get(1), names));
  }

  private static List<CatalogRow> rows(Codebase codebase, String query) {
    return MigratedDatabase.withAllModules(codebase)
        .query(query, (Object) codebase.modules.keySet().toArray(String[]::new));
  }

  /** The module whose script makes an object of that name, or else mentions it. */
  private static String ownerOf(Codebase codebase, String name) {
    var quoted = Pattern.quote(name);
    return Stream.of("(?i)\\bcreate\\s+(\\w+\\s+){1,4}(\\w+\\.)?\"?" + quoted + "(?!\\w)", quoted)
        .map(Pattern::compile)
        .flatMap(mention ->
            codebase.migrations().entrySet().stream()
                .filter(it ->
                    mention.matcher(String.join("\n", SourceFiles.linesOf(it.getValue()))).find()))
        .map(it -> it.getKey().split("/")[0])
        .findFirst()
        .orElse("the database");
  }
}

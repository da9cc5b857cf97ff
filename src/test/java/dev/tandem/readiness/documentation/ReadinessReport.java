package dev.tandem.readiness.documentation;

import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.kernel.branch.Branched;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.codebase.MigratedDatabase;
import dev.tandem.readiness.rules.AllChecks;
import dev.tandem.readiness.rules.BuildingBlockChecks;
import dev.tandem.readiness.rules.ListenerChecks;
import dev.tandem.readiness.rules.caches.ModuleCaches;
import dev.tandem.readiness.rules.events.PublishedEventType;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.KnownViolations;
import dev.tandem.readiness.violation.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jmolecules.ddd.annotation.AggregateRoot;

/**
 * The result of every rule for every module with its evidence, and figures about the coupling of
 * modules.
 */
final class ReadinessReport {

  /**
   * @param evidence what was checked, in figures
   * @param test the tests that check it
   */
  record ReportCell(
      String module, Rule rule, int violations, int tolerated, String evidence, String test) {}

  record ModuleCoupling(
      String module,
      int dependencies,
      int dependents,
      int eventsOut,
      int eventsIn,
      int exportedTypes,
      int tables,
      int columns,
      int indexes) {

    /** 0: only others depend on it; 100: it only depends on others (Martin). */
    int instability() {
      return dependencies + dependents == 0 ? 0 : 100 * dependencies / (dependencies + dependents);
    }
  }

  final Codebase codebase;
  final List<ExplainedViolation> violations;
  final List<ReportCell> cells;
  final List<ModuleCoupling> couplings;

  ReadinessReport(Codebase codebase) {
    this.codebase = codebase;
    var knownViolations = KnownViolations.read();
    this.violations =
        knownViolations.withoutDeclared(AllChecks.found(codebase, AllChecks.ALL).toList());
    var openViolations = knownViolations.notTolerated(violations).toList();
    this.cells =
        codebase.modules.values().stream()
            .flatMap(module ->
                Arrays.stream(Rule.values()).map(rule -> cellOf(module, rule, openViolations)))
            .toList();
    this.couplings = codebase.modules.values().stream().map(this::couplingOf).toList();
  }

  private ReportCell cellOf(
      DeclaredModule module, Rule rule, List<ExplainedViolation> openViolations) {
    var open = count(openViolations, module, rule);
    return new ReportCell(
        module.name(),
        rule,
        open,
        count(violations, module, rule) - open,
        evidence(module, rule),
        testsOf(rule));
  }

  /** The tests that check a rule. */
  private static String testsOf(Rule rule) {
    return switch (rule) {
      case SQL -> "ReadinessTests, ModuleRoleTests";
      case ISOLATION -> "ReadinessTests, the module's slices";
      default -> "ReadinessTests";
    };
  }

  private static int count(List<ExplainedViolation> violations, DeclaredModule module, Rule rule) {
    return (int)
        violations.stream()
            .filter(it -> it.check().rule() == rule)
            .filter(it -> it.violation().module().equals(module.name()))
            .count();
  }

  /** What was checked, without figures that change with every commit. */
  private String evidence(DeclaredModule module, Rule rule) {
    return switch (rule) {
      case DEPENDENCIES ->
          plural(module.allowedDependencies().size(), "declared interface", "declared interfaces");
      case BEANS -> "every class";
      case SQL -> "every statement, its database role";
      case SCHEMA ->
          plural(ModuleCanvas.tablesOf(codebase, module).size(), "table", "tables") + ", no ties";
      case EVENTS -> plural(events(module), "event", "events");
      case LISTENERS ->
          plural(
              codebase.classesOf(module).flatMap(ListenerChecks::listenersIn).count(),
              "listener",
              "listeners");
      case SHARED_STATE -> "every class, route, template and setting";
      case ISOLATION -> "its scripts, its slices";
      case JAVA_MODULE ->
          plural(module.namedInterfaces().size(), "package", "packages") + " exported";
      case BUILDING_BLOCKS ->
          plural(
              codebase
                  .classesOf(module)
                  .filter(type -> BuildingBlockChecks.isAnnotated(type, AggregateRoot.class))
                  .count(),
              "aggregate",
              "aggregates");
      case BRANCHES ->
          plural(
              codebase
                  .classesOf(module)
                  .filter(type -> type.isAnnotatedWith(Branched.class))
                  .count(),
              "branch",
              "branches");
      case CACHES ->
          plural(
              ModuleCaches.of(codebase, module.name()).caches().size(),
              "declared cache",
              "declared caches");
    };
  }

  private long events(DeclaredModule module) {
    return PublishedEventType.in(codebase).stream()
        .filter(event -> event.module().equals(module))
        .count();
  }

  static String plural(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private ModuleCoupling couplingOf(DeclaredModule module) {
    var code = DependencyGraph.ofCode(codebase);
    var events = ModuleDiagrams.eventCounts(codebase);
    var types =
        codebase
            .classesOf(module)
            .filter(it -> !it.getSimpleName().equals("package-info"))
            .filter(it -> !it.getName().contains("$"))
            .toList();
    var shown =
        types.stream()
            .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(it -> module.namedInterfaces().containsKey(it.getPackageName()))
            .count();
    var columns =
        ModuleCanvas.tablesOf(codebase, module).stream()
            .mapToInt(it -> it.get(1).split(", ").length)
            .sum();
    var indexes =
        MigratedDatabase.withAllModules(codebase)
            .query(
                "select count(*) from pg_indexes where schemaname = ? and tablename <>"
                    + " 'flyway_history'",
                module.name());
    return new ModuleCoupling(
        module.name(),
        code.targetsOf(module.name()).size(),
        (int) code.edges().values().stream().filter(it -> it.contains(module.name())).count(),
        events.getOrDefault(module.name(), new TreeMap<>()).values().stream()
            .mapToInt(Long::intValue)
            .sum(),
        events.values().stream()
            .mapToInt(it -> it.getOrDefault(module.name(), 0L).intValue())
            .sum(),
        (int) shown,
        ModuleCanvas.tablesOf(codebase, module).size(),
        columns,
        Integer.parseInt(indexes.getFirst().get(0)));
  }

  /** What remains to be done before the module can be extracted; empty when it is ready. */
  List<String> remainingTies(DeclaredModule module) {
    var found = new ArrayList<String>();
    cells.stream()
        .filter(
            cell -> cell.module().equals(module.name()) && cell.violations() + cell.tolerated() > 0)
        .forEach(cell ->
            found.add(
                "rule "
                    + cell.rule().number()
                    + ": "
                    + plural(cell.violations(), "violation", "violations")
                    + (cell.tolerated() > 0 ? ", " + cell.tolerated() + " frozen" : "")));
    ModuleDiagrams.codeGraph(codebase)
        .targetsOf(module.name())
        .forEach(it -> found.add("needs the event types of " + it));
    ModuleDiagrams.codeGraph(codebase)
        .edges()
        .forEach((from, targets) -> {
          if (targets.contains(module.name())) {
            found.add("its event types are needed by " + from);
          }
        });
    return found;
  }
}

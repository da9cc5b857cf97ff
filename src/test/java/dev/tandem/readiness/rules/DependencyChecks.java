package dev.tandem.readiness.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Rule 1: what a module depends on stands in its declaration, and nothing else does. */
final class DependencyChecks {

  private DependencyChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.DEPENDENCIES,
            "undeclared dependency",
            "what the module needs of another stays hidden until it leaves, and then it is missing",
            "listen to an event of the other module and keep what you need in your own table; if it is"
                + " an event or a kernel type you need, add \"module :: interface\" to"
                + " allowedDependencies in package-info.java",
            DependencyChecks::undeclaredDependencies),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "dependency on an inside",
            "only named interfaces are kept stable for others; the rest changes without notice",
            "use a type of the other module's events package; if it shows too little, ask its owner to"
                + " add a field to the event",
            DependencyChecks::internalDependencies),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "cycle of code",
            "modules in a cycle can only leave together",
            "let the consumer own an interface that the producer's event implements, as"
                + " scheduling.funding.FundingSucceeded is implemented by billing.events.BookingFunded",
            DependencyChecks::codeCycles),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "cycle of declarations",
            "a declared cycle invites the cycle of code",
            "remove the entry of allowedDependencies that the code does not need",
            DependencyChecks::declaredCycles),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "module without a declaration",
            "without @ApplicationModule(allowedDependencies = …) everything is allowed",
            "declare the module in its package-info.java, deny by default, @NullMarked, with the"
                + " purpose as Javadoc; see module-docs/how-to/add-a-module.md",
            DependencyChecks::missingDeclarations),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "use of the application's root",
            "the main class and its start-up code stay behind when the module leaves",
            "move what is shared to the kernel, or inject it by configuration",
            DependencyChecks::rootPackageDependencies));
  }

  private static Stream<Violation> undeclaredDependencies(Codebase house) {
    return DependencyGraph.codeDependencies(house)
        .filter(it -> it.to().namedInterfaces().containsKey(targetPackage(it)))
        .filter(it -> !it.from().mayUse(it.to(), targetType(it)))
        .map(it ->
            violation(
                house,
                it,
                "uses "
                    + it.targetName()
                    + " without declaring \""
                    + it.to().name()
                    + " :: "
                    + it.to().namedInterfaceOf(targetType(it))
                    + "\""));
  }

  private static Stream<Violation> internalDependencies(Codebase house) {
    return DependencyGraph.codeDependencies(house)
        .filter(it -> !it.to().namedInterfaces().containsKey(targetPackage(it)))
        .map(it ->
            violation(
                house,
                it,
                "uses " + it.targetName() + ", which is inside the module " + it.to().name()));
  }

  private static Stream<Violation> codeCycles(Codebase house) {
    return DependencyGraph.ofCode(house).cycles().stream()
        .map(cycle -> {
          var usage =
              DependencyGraph.codeDependencies(house)
                  .filter(it -> it.from().name().equals(cycle.get(0)))
                  .filter(it -> it.to().name().equals(cycle.get(1)))
                  .findFirst()
                  .orElseThrow();
          return violation(
              house,
              usage,
              "is in a cycle of code: " + formatCycle(cycle) + " by " + usage.targetName());
        });
  }

  private static Stream<Violation> declaredCycles(Codebase house) {
    return DependencyGraph.ofDeclarations(house.modules).cycles().stream()
        .map(cycle ->
            new Violation(
                cycle.get(0),
                "declares a cycle: " + formatCycle(cycle),
                house.locationOf(
                    house.modules.get(cycle.get(0)).declaration(), "\"" + cycle.get(1) + " ::")));
  }

  private static Stream<Violation> missingDeclarations(Codebase house) {
    var loose =
        house.classes.stream()
            .filter(it -> it.getPackageName().startsWith(house.rootPackage + "."))
            .filter(it -> house.moduleOf(it).isEmpty() && !house.belongsToPlatform(it))
            .map(it ->
                new Violation(
                    it.getPackageName(),
                    "has classes and no package-info.java",
                    house.locationOf(it)));
    var undeclared =
        house.modules.values().stream()
            .filter(
                it -> !it.deniesByDefault() || !it.declaration().isAnnotatedWith(NullMarked.class))
            .map(it ->
                new Violation(
                    it.name(),
                    "does not declare what it may depend on, or is not @NullMarked",
                    house.locationOf(it.declaration(), "package ")));
    var wildcards =
        house.modules.values().stream()
            .flatMap(it ->
                it.allowedDependencies().stream()
                    .filter(to -> to.namedInterface().isEmpty() || to.namedInterface().equals("*"))
                    .map(to ->
                        new Violation(
                            it.name(),
                            "allows itself \"" + to + "\" without naming an interface",
                            house.locationOf(it.declaration(), "\"" + to.module()))));
    return Stream.of(loose, undeclared, wildcards).flatMap(it -> it);
  }

  private static Stream<Violation> rootPackageDependencies(Codebase house) {
    return house
        .moduleClasses()
        .flatMap(owned ->
            owned.type().getDirectDependenciesFromSelf().stream()
                .filter(it -> house.belongsToPlatform(it.getTargetClass()))
                .map(it ->
                    new Violation(
                        owned.module().name(),
                        "uses " + it.getTargetClass().getName(),
                        house.locationOf(
                            owned.type(), it.getSourceCodeLocation().getLineNumber()))));
  }

  static Violation violation(Codebase house, DependencyGraph.CodeDependency usage, String what) {
    var line = usage.dependency().getSourceCodeLocation().getLineNumber();
    var origin = usage.dependency().getOriginClass();
    var where =
        line > 0
            ? house.locationOf(origin, line)
            : house.locationOf(origin, simpleName(usage.targetName()));
    return new Violation(usage.from().name(), what, where);
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static JavaClass targetType(DependencyGraph.CodeDependency usage) {
    return usage.dependency().getTargetClass().getBaseComponentType();
  }

  private static String targetPackage(DependencyGraph.CodeDependency usage) {
    return targetType(usage).getPackageName();
  }

  private static String formatCycle(List<String> cycle) {
    return String.join(" → ", cycle) + " → " + cycle.getFirst();
  }
}

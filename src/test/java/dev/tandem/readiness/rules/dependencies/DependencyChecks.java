package dev.tandem.readiness.rules.dependencies;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Rule 1: a module depends only on named interfaces that it declares, and without a cycle. */
public final class DependencyChecks {

  private DependencyChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.DEPENDENCIES,
            "undeclared dependency",
            "an undeclared dependency stays hidden until the module is extracted, and is then"
                + " missing",
            "listen to an event of the other module and keep what you need in your own table; if"
                + " you need an event or a kernel type, add \"module :: interface\" to"
                + " allowedDependencies in package-info.java",
            DependencyChecks::undeclaredDependencies),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "dependency on an inside",
            "only named interfaces are stable; everything else changes without notice",
            "use a type of the other module's events package; if the event has too few fields, ask"
                + " its owner to add one",
            DependencyChecks::internalDependencies),
        SourceTypes.check(),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "cycle of code",
            "modules in a cycle can be extracted only together",
            "let the consumer own an interface that the producer's event implements, as"
                + " scheduling.funding.FundingSucceeded is implemented by"
                + " billing.events.BookingFunded",
            DependencyChecks::codeCycles),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "cycle of declarations",
            "a declared cycle allows a cycle in the code",
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
            "the main class and its start-up code stay behind when the module is extracted",
            "move shared code to the kernel, or inject the value by configuration",
            DependencyChecks::rootPackageDependencies));
  }

  private static Stream<Violation> undeclaredDependencies(Codebase codebase) {
    return DependencyGraph.codeDependencies(codebase)
        .filter(
            dependency -> dependency.to().namedInterfaces().containsKey(targetPackage(dependency)))
        .filter(dependency -> dependency.from().deniesByDefault())
        .filter(dependency -> !dependency.from().mayUse(dependency.to(), targetType(dependency)))
        .map(dependency ->
            violation(
                codebase,
                dependency,
                "uses "
                    + dependency.targetName()
                    + " without declaring \""
                    + dependency.to().name()
                    + " :: "
                    + dependency.to().namedInterfaceOf(targetType(dependency))
                    + "\""));
  }

  private static Stream<Violation> internalDependencies(Codebase codebase) {
    return DependencyGraph.codeDependencies(codebase)
        .filter(
            dependency -> !dependency.to().namedInterfaces().containsKey(targetPackage(dependency)))
        .map(dependency ->
            violation(
                codebase,
                dependency,
                "uses "
                    + dependency.targetName()
                    + ", which is inside the module "
                    + dependency.to().name()));
  }

  private static Stream<Violation> codeCycles(Codebase codebase) {
    return DependencyGraph.ofCode(codebase).cycles().stream()
        .map(cycle -> {
          var usage =
              DependencyGraph.codeDependencies(codebase)
                  .filter(it -> it.from().name().equals(cycle.get(0)))
                  .filter(it -> it.to().name().equals(cycle.get(1)))
                  .findFirst()
                  .orElseThrow();
          return violation(
              codebase,
              usage,
              "is in a cycle of code: " + formatCycle(cycle) + " by " + usage.targetName());
        });
  }

  private static Stream<Violation> declaredCycles(Codebase codebase) {
    var ofCode = DependencyGraph.ofCode(codebase).cycles();
    return DependencyGraph.ofDeclarations(codebase.modules).cycles().stream()
        .filter(cycle -> !ofCode.contains(cycle))
        .map(cycle ->
            new Violation(
                cycle.get(0),
                "declares a cycle: " + formatCycle(cycle),
                codebase.locationOf(
                    codebase.modules.get(cycle.get(0)).declaration(),
                    "\"" + cycle.get(1) + " ::")));
  }

  private static Stream<Violation> missingDeclarations(Codebase codebase) {
    var undeclared =
        codebase.modules.values().stream()
            .filter(module ->
                !module.deniesByDefault()
                    || !module.declaration().isAnnotatedWith(NullMarked.class))
            .map(module ->
                isOpen(module)
                    ? new Violation(
                            module.name(),
                            "is an OPEN module, all classes of which others may use",
                            codebase.locationOf(module.declaration(), "OPEN", "package "))
                        .withRemedy(
                            "remove type = OPEN, and give what others may use a package with"
                                + " @NamedInterface")
                    : new Violation(
                        module.name(),
                        "does not declare what it may depend on, or is not @NullMarked",
                        codebase.locationOf(module.declaration(), "package ")));
    var wildcards =
        codebase.modules.values().stream()
            .filter(DeclaredModule::deniesByDefault)
            .flatMap(module ->
                module.allowedDependencies().stream()
                    .filter(to -> to.namedInterface().isEmpty() || to.namedInterface().equals("*"))
                    .map(to ->
                        new Violation(
                            module.name(),
                            "allows itself \"" + to + "\" without naming an interface",
                            codebase.locationOf(module.declaration(), "\"" + to.module()))));
    return Stream.concat(undeclared, wildcards);
  }

  private static boolean isOpen(DeclaredModule module) {
    return module
        .declaration()
        .tryGetAnnotationOfType(ApplicationModule.class)
        .filter(declared -> declared.type() == ApplicationModule.Type.OPEN)
        .isPresent();
  }

  private static Stream<Violation> rootPackageDependencies(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            moduleClass.type().getDirectDependenciesFromSelf().stream()
                .filter(it -> codebase.belongsToPlatform(it.getTargetClass()))
                .map(dependency ->
                    new Violation(
                        moduleClass.module().name(),
                        "uses " + dependency.getTargetClass().getName(),
                        codebase.locationOf(
                            moduleClass.type(),
                            dependency.getSourceCodeLocation().getLineNumber()))));
  }

  public static Violation violation(
      Codebase codebase, DependencyGraph.CodeDependency usage, String description) {
    var line = usage.dependency().getSourceCodeLocation().getLineNumber();
    var origin = usage.dependency().getOriginClass();
    var location =
        line > 0
            ? codebase.locationOf(origin, line)
            : codebase.locationOf(origin, simpleName(usage.targetName()));
    return new Violation(usage.from().name(), description, location);
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

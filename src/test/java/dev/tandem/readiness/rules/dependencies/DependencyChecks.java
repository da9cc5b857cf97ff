package dev.tandem.readiness.rules.dependencies;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.stream.Stream;

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
        Cycles.ofCode(),
        Cycles.ofDeclarations(),
        MissingDeclarations.check(),
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
}

package dev.tandem.readiness.rules.dependencies;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Rule 1: every compiled class belongs to a module, but for those that start the platform. */
public final class OwnershipChecks {

  private OwnershipChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.DEPENDENCIES,
            "class that belongs to nobody",
            "no rule applies to a class outside the modules, and it is extracted with none of them",
            "move it into the package of the module that needs it; if every module needs it, into a"
                + " named interface of the kernel",
            OwnershipChecks::classesOfNobody),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "class in the root package",
            "the root package is part of no module: it stays behind when a module is extracted, and"
                + " every module could be connected there",
            "move it into the module that it is about; what starts the process belongs to"
                + " bootstrap, what every module needs to the kernel",
            OwnershipChecks::classesInTheRoot),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "class without a source",
            "the rules read and explain the sources in src/main/java; generated or copied code"
                + " changes without a review",
            "write the class in src/main/java/<package>, and remove the other source folder from"
                + " the build; if it was renamed or deleted, build again with `mvn clean`",
            OwnershipChecks::classesWithoutSource));
  }

  private static Stream<Violation> classesOfNobody(Codebase codebase) {
    return codebase
        .classesOfNobody()
        .filter(OwnershipChecks::isTopLevel)
        .map(type ->
            isInTheRoot(codebase, type)
                ? new Violation(
                        type.getPackageName(),
                        "has the class "
                            + type.getSimpleName()
                            + " and no package-info.java that declares a module",
                        codebase.locationOf(type))
                    .withRemedy(
                        "declare the module in the package-info.java of its base package (see"
                            + " module-docs/how-to/add-a-module.md), or move the class into the"
                            + " module that needs it")
                : new Violation(
                    type.getPackageName().isEmpty() ? "the default package" : type.getPackageName(),
                    "has the class "
                        + type.getSimpleName()
                        + " outside "
                        + codebase.rootPackage
                        + ", which no module owns",
                    codebase.locationOf(type)));
  }

  private static Stream<Violation> classesInTheRoot(Codebase codebase) {
    return codebase
        .platformClasses()
        .filter(type -> type.getPackageName().equals(codebase.rootPackage))
        .filter(OwnershipChecks::isTopLevel)
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .filter(type -> !type.isAnnotatedWith(SpringBootApplication.class))
        .map(type ->
            new Violation(
                codebase.rootPackage,
                "has the class "
                    + type.getSimpleName()
                    + " in the root package, which no module owns",
                codebase.locationOf(type)));
  }

  private static Stream<Violation> classesWithoutSource(Codebase codebase) {
    return Stream.concat(
            codebase.platformClasses(), codebase.moduleClasses().map(Codebase.ModuleClass::type))
        .filter(OwnershipChecks::isTopLevel)
        .filter(type -> !Files.exists(codebase.sourceOf(type)))
        .map(type ->
            new Violation(
                codebase.moduleOf(type).map(module -> module.name()).orElse(codebase.rootPackage),
                "has the compiled class " + type.getName() + " without a source in src/main/java",
                codebase.locationOf(type)));
  }

  private static boolean isInTheRoot(Codebase codebase, JavaClass type) {
    return type.getPackageName().startsWith(codebase.rootPackage + ".");
  }

  private static boolean isTopLevel(JavaClass type) {
    return type.isTopLevelClass();
  }
}

package dev.tandem.readiness.rules.dependencies;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.rules.beans.Lookups;
import dev.tandem.readiness.rules.beans.NamedClasses;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Rule 1, for the main class and {@code bootstrap}: they start every process, whichever modules it
 * runs, so they connect no modules and know only the shared kernel.
 */
public final class PlatformChecks {

  private static final List<String> DATABASE_PACKAGES =
      List.of("java.sql.", "javax.sql.", "org.springframework.jdbc.", "org.springframework.data.");

  private PlatformChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.DEPENDENCIES,
            "start-up code that knows a module",
            "the start-up code runs in every process, also where the module is absent, and must not"
                + " connect modules behind their backs",
            "let the module do this itself when it starts, e.g. in an ApplicationRunner of its own;"
                + " start-up code uses named interfaces of kernel, eventing and access only",
            PlatformChecks::knownModules),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "start-up code that does a module's work",
            "nothing in the root package or in bootstrap is extracted with a module, and no rule"
                + " watches what passes through there",
            "move it into the module whose work it is; what every module needs belongs to the"
                + " kernel",
            PlatformChecks::work));
  }

  private static Stream<Violation> knownModules(Codebase codebase) {
    var types =
        codebase
            .platformClasses()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .flatMap(dependency ->
                codebase.moduleOf(target(dependency)).stream()
                    .filter(module -> !isPublishedByTheKernel(module, target(dependency)))
                    .map(module ->
                        violation(
                            codebase,
                            dependency,
                            "uses " + target(dependency).getName() + " of " + module.name())));
    var names =
        codebase
            .platformClasses()
            .flatMap(type ->
                codebase.constantsOf(type).stream()
                    .flatMap(constant ->
                        NamedClasses.in(codebase, "", constant)
                            .map(found ->
                                new Violation(
                                    name(codebase, type),
                                    found.description(),
                                    codebase.locationOf(type, constant.line())))));
    return Stream.concat(types, names);
  }

  private static Stream<Violation> work(Codebase codebase) {
    return Stream.of(beans(codebase), databaseAccess(codebase), lookups(codebase))
        .flatMap(found -> found);
  }

  private static Stream<Violation> beans(Codebase codebase) {
    var components =
        codebase
            .platformClasses()
            .filter(type -> type.isMetaAnnotatedWith(Component.class))
            .filter(type -> !type.isAnnotatedWith(SpringBootApplication.class))
            .filter(type -> !isReported(codebase, type))
            .map(type ->
                new Violation(
                    name(codebase, type),
                    "has the bean " + type.getSimpleName() + " in its start-up code",
                    codebase.locationOf(type)));
    var methods =
        codebase
            .platformClasses()
            .filter(type -> !isReported(codebase, type))
            .flatMap(type -> type.getMethods().stream())
            .filter(PlatformChecks::isBeanOrCallback)
            .map(method ->
                new Violation(
                    name(codebase, method.getOwner()),
                    "has the method "
                        + method.getOwner().getSimpleName()
                        + "."
                        + method.getName()
                        + ", which the container calls, in its start-up code",
                    codebase.locationOf(method)));
    return Stream.concat(components, methods);
  }

  /** Another check tells that the class may not be there at all. */
  private static boolean isReported(Codebase codebase, JavaClass type) {
    return type.getPackageName().equals(codebase.rootPackage)
        && !type.getName().contains("$")
        && !type.isAnnotatedWith(SpringBootApplication.class);
  }

  private static boolean isBeanOrCallback(JavaMethod method) {
    return method.isMetaAnnotatedWith(Bean.class)
        || method.isMetaAnnotatedWith(EventListener.class)
        || method.isMetaAnnotatedWith(Scheduled.class);
  }

  private static Stream<Violation> databaseAccess(Codebase codebase) {
    return codebase
        .platformClasses()
        .filter(type -> !isReported(codebase, type))
        .flatMap(type ->
            type.getDirectDependenciesFromSelf().stream()
                .sorted()
                .filter(dependency ->
                    DATABASE_PACKAGES.stream().anyMatch(target(dependency).getName()::startsWith))
                .limit(1))
        .map(dependency ->
            violation(
                codebase,
                dependency,
                "uses the database in its start-up code by " + target(dependency).getName()));
  }

  private static Stream<Violation> lookups(Codebase codebase) {
    return codebase
        .platformClasses()
        .flatMap(type -> Lookups.ofBeansIn(type))
        .map(lookup ->
            new Violation(
                name(codebase, lookup.getOriginOwner()),
                "looks beans up in its start-up code by "
                    + lookup.getTargetOwner().getSimpleName()
                    + "."
                    + lookup.getName(),
                codebase.locationOf(lookup.getOriginOwner(), lookup.getLineNumber())));
  }

  private static boolean isPublishedByTheKernel(DeclaredModule module, JavaClass type) {
    return module.inKernel() && !module.namedInterfaceOf(type).isEmpty();
  }

  private static Violation violation(Codebase codebase, Dependency dependency, String description) {
    var origin = dependency.getOriginClass();
    return new Violation(
        name(codebase, origin),
        description,
        codebase.locationOf(origin, dependency.getSourceCodeLocation().getLineNumber()));
  }

  private static JavaClass target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  private static String name(Codebase codebase, JavaClass type) {
    var name = type.getPackageName();
    return name.equals(codebase.rootPackage)
        ? name
        : name.substring(codebase.rootPackage.length() + 1);
  }
}

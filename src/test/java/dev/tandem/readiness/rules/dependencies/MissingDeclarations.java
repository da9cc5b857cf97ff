package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Rule 1, for modules that do not say, or not exactly, what they may use. */
final class MissingDeclarations {

  private MissingDeclarations() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.DEPENDENCIES,
        "module without a declaration",
        "without @ApplicationModule(allowedDependencies = …) everything is allowed",
        "declare the module in its package-info.java, deny by default, @NullMarked, with the"
            + " purpose as Javadoc; see module-docs/how-to/add-a-module.md",
        MissingDeclarations::missingDeclarations);
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
}

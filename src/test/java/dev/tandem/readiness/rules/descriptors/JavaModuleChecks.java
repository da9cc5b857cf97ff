package dev.tandem.readiness.rules.descriptors;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Rule 9: the sources of one module compile as a named Java module against what the modules that it
 * declares export.
 */
public final class JavaModuleChecks {

  private JavaModuleChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.JAVA_MODULE,
            "source that does not compile alone",
            "with only the exports of the declared dependencies, the compiler does not find what"
                + " the module uses",
            "use only exported types (named interfaces) of declared modules; the descriptor is in"
                + " module-docs/<module>/module-info.java",
            JavaModuleChecks::compilationErrors));
  }

  /** A module that needs one which does not compile is not tried: it would tell of the same. */
  private static Stream<Violation> compilationErrors(Codebase codebase) {
    var compiled = new TreeMap<String, CompiledModule>();
    for (var module : inDependencyOrder(codebase)) {
      var required = ModuleDescriptor.requiredModules(codebase, module).map(compiled::get).toList();
      var isBlocked = required.stream().anyMatch(each -> each == null || each.hasErrors());
      if (!isBlocked) {
        compiled.put(module.name(), CompiledModule.of(codebase, module, required));
      }
    }
    return compiled.values().stream()
        .flatMap(
            each -> each.errors().stream().map(error -> violation(codebase, each.module(), error)));
  }

  private static List<DeclaredModule> inDependencyOrder(Codebase codebase) {
    var ordered = new ArrayList<DeclaredModule>();
    var seen = new HashSet<String>();
    codebase.modules.values().forEach(it -> visit(codebase, it, seen, ordered));
    return ordered;
  }

  private static void visit(
      Codebase codebase, DeclaredModule module, Set<String> seen, List<DeclaredModule> ordered) {
    if (seen.add(module.name())) {
      ModuleDescriptor.requiredModules(codebase, module)
          .map(codebase.modules::get)
          .forEach(it -> visit(codebase, it, seen, ordered));
      ordered.add(module);
    }
  }

  private static Violation violation(
      Codebase codebase, DeclaredModule module, Diagnostic<? extends JavaFileObject> problem) {
    var message = problem.getMessage(Locale.ENGLISH).replaceAll("\\s+", " ");
    var source = problem.getSource();
    var location =
        source == null || source.toUri().getScheme().equals("string")
            ? codebase.locationOf(module.declaration(), "package ")
            : relativePath(Path.of(source.toUri())) + ":" + problem.getLineNumber();
    return new Violation(module.name(), "does not compile alone: " + message, location);
  }

  private static String relativePath(Path path) {
    var here = Path.of("").toAbsolutePath();
    return (path.startsWith(here) ? here.relativize(path) : path).toString().replace('\\', '/');
  }
}

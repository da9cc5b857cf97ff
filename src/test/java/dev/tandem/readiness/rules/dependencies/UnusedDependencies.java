package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.DeclaredModule.AllowedDependency;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 1, for dependencies that a module allows itself. */
final class UnusedDependencies {

  private UnusedDependencies() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.DEPENDENCIES,
        "allowed dependency that nobody uses",
        "what is allowed and not used hides the next real dependency, and shows the architects"
            + " an arrow that does not exist",
        "remove the entry from allowedDependencies in package-info.java",
        UnusedDependencies::unusedDependencies);
  }

  private static Stream<Violation> unusedDependencies(Codebase codebase) {
    var used =
        DependencyGraph.codeDependencies(codebase)
            .map(it ->
                it.from().name()
                    + " → "
                    + it.to().name()
                    + " :: "
                    + it.to()
                        .namedInterfaceOf(it.dependency().getTargetClass().getBaseComponentType()))
            .collect(Collectors.toSet());
    var inCycles =
        DependencyGraph.ofDeclarations(codebase.modules).cycles().stream()
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    return codebase.modules.values().stream()
        .flatMap(module ->
            module.allowedDependencies().stream()
                .filter(to -> !to.namedInterface().isEmpty() && !to.namedInterface().equals("*"))
                .filter(to -> !used.contains(module.name() + " → " + to))
                .filter(to -> !inCycles.contains(module.name()) || !inCycles.contains(to.module()))
                .filter(to -> !isUsedInSources(codebase, module, to))
                .map(to -> unused(codebase, module, to)));
  }

  private static Violation unused(Codebase codebase, DeclaredModule module, AllowedDependency to) {
    var exists =
        codebase.modules.containsKey(to.module())
            && codebase
                .modules
                .get(to.module())
                .namedInterfaces()
                .containsValue(to.namedInterface());
    return new Violation(
        module.name(),
        "allows itself \"" + to + "\", which " + (exists ? "nothing uses" : "does not exist"),
        codebase.locationOf(module.declaration(), "\"" + to + "\"", "\"" + to.module()));
  }

  /** Constants and annotations of the source leave no trace in the class files. */
  private static boolean isUsedInSources(
      Codebase codebase, DeclaredModule module, AllowedDependency to) {
    var target = codebase.modules.get(to.module());
    if (target == null) {
      return false;
    }
    var packages =
        target.namedInterfaces().entrySet().stream()
            .filter(it -> it.getValue().equals(to.namedInterface()))
            .map(Map.Entry::getKey)
            .toList();
    return codebase
        .classesOf(module)
        .map(codebase::sourceOf)
        .distinct()
        .map(source -> codeLines(source).toList())
        .anyMatch(lines ->
            lines.stream()
                .filter(line -> packages.stream().anyMatch(it -> line.contains(it + ".")))
                .anyMatch(line -> !line.startsWith("import ") || isUsed(line, lines)));
  }

  /** Whether code, and not only a comment, uses what the line imports. */
  private static boolean isUsed(String imported, List<String> lines) {
    var name = imported.replaceFirst(";.*", "").replaceFirst(".*\\.", "");
    var word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    return name.equals("*")
        || lines.stream()
            .filter(line -> !line.startsWith("import "))
            .anyMatch(line -> word.matcher(line).find());
  }

  private static Stream<String> codeLines(Path source) {
    return SourceFiles.linesOf(source).stream()
        .map(String::strip)
        .filter(line -> !line.startsWith("*") && !line.startsWith("/"));
  }
}

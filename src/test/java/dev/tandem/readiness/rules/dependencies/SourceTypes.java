package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rule 1, for types that only the source names, as the type argument of a local variable: the class
 * file does not show them.
 */
final class SourceTypes {

  private SourceTypes() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.DEPENDENCIES,
        "inside that only the source names",
        "only named interfaces are stable; the module no longer compiles when the other is away",
        "use a type of the other module's events package, or a plain value such as a UUID",
        codebase -> codebase.cached("source types", () -> find(codebase).toList()).stream());
  }

  private static Stream<Violation> find(Codebase codebase) {
    var seen =
        DependencyGraph.codeDependencies(codebase)
            .map(each -> each.from().name() + " " + outermost(each.targetName()))
            .collect(Collectors.toSet());
    var type =
        Pattern.compile(
            "\\b" + Pattern.quote(codebase.rootPackage) + "((?:\\.[a-z_]\\w*)+)\\.([A-Z]\\w*)");
    return codebase.filesByPath(Codebase.SourceLayer::sources, ".java").entrySet().stream()
        .flatMap(file -> inFile(codebase, file.getKey(), file.getValue(), type, seen));
  }

  private static Stream<Violation> inFile(
      Codebase codebase, String path, Path file, Pattern type, Set<String> seen) {
    var module = moduleOf(codebase, path.replace('/', '.'));
    if (!codebase.modules.containsKey(module)) {
      return Stream.empty();
    }
    var lines = SourceFiles.linesOf(file);
    return IntStream.range(0, lines.size())
        .boxed()
        .filter(i -> isCode(lines.get(i)))
        .flatMap(i ->
            type.matcher(withoutTexts(lines.get(i)))
                .results()
                .filter(found -> isForeignInside(codebase, module, found.group()))
                .filter(found -> !seen.contains(module + " " + found.group()))
                .filter(found ->
                    !lines.get(i).startsWith("import")
                        || lines.stream()
                            .filter(line -> !line.startsWith("import") && isCode(line))
                            .anyMatch(uses(found.group(2))))
                .map(found ->
                    new Violation(
                        module,
                        "uses "
                            + found.group()
                            + ", which is inside the module "
                            + moduleOf(codebase, found.group()),
                        file.toString().replace('\\', '/') + ":" + (i + 1))));
  }

  private static boolean isForeignInside(Codebase codebase, String module, String name) {
    var other = codebase.modules.get(moduleOf(codebase, name));
    return other != null
        && !other.name().equals(module)
        && codebase.classes.contain(name)
        && other.namedInterfaceOf(codebase.classes.get(name)).isEmpty();
  }

  private static Predicate<String> uses(String simpleName) {
    var word = Pattern.compile("\\b" + simpleName + "\\b");
    return line -> word.matcher(withoutTexts(line)).find();
  }

  private static boolean isCode(String line) {
    return !line.strip().matches("(?s)(\\*|//|/\\*).*");
  }

  private static String withoutTexts(String line) {
    return line.indexOf('"') < 0 && !line.contains("//")
        ? line
        : line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"").replaceFirst("//.*", "");
  }

  private static String moduleOf(Codebase codebase, String name) {
    return name.startsWith(codebase.rootPackage + ".")
        ? name.substring(codebase.rootPackage.length() + 1).split("\\.", 2)[0]
        : "";
  }

  private static String outermost(String name) {
    return name.replaceFirst("\\$.*", "");
  }
}

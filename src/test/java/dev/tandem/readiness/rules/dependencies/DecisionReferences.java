package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rule 1, for the decisions that pages and sources refer to. */
final class DecisionReferences {

  private static final Pattern DECISION = Pattern.compile("(?i)\\bdecisions?(?:/|\\s+)(\\d{4})\\b");

  /** The page that quotes the messages of this check and the others. */
  private static final String PLANTED_VIOLATIONS = "breaches.md";

  private DecisionReferences() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.DEPENDENCIES,
        "decision that does not exist",
        "a reason that cannot be looked up is none",
        "write the number of a page of module-docs/decisions, or add the page",
        DecisionReferences::missingDecisions);
  }

  private static Stream<Violation> missingDecisions(Codebase codebase) {
    var pages = codebase.filesByPath(Codebase.SourceLayer::contracts, ".md");
    var decisions =
        pages.keySet().stream()
            .filter(it -> it.startsWith("decisions/"))
            .map(it -> it.substring("decisions/".length()).split("-")[0])
            .collect(Collectors.toSet());
    var sources = codebase.filesByPath(Codebase.SourceLayer::sources, ".java");
    var templates = codebase.filesByPath(it -> it.resources().resolve("templates"), ".html");
    return Stream.of(pages, sources, templates, codebase.migrations())
        .flatMap(it -> it.entrySet().stream())
        .filter(file -> !file.getKey().equals(PLANTED_VIOLATIONS))
        .map(Map.Entry::getValue)
        .flatMap(file -> missingDecisionsIn(codebase, file, decisions));
  }

  private static Stream<Violation> missingDecisionsIn(
      Codebase codebase, Path file, Set<String> decisions) {
    var lines = SourceFiles.linesOf(file);
    var path = file.toString().replace('\\', '/');
    return IntStream.range(0, lines.size())
        .boxed()
        .flatMap(i ->
            DECISION
                .matcher(lines.get(i))
                .results()
                .map(found -> found.group(1))
                .filter(number -> !decisions.contains(number))
                .map(number ->
                    new Violation(
                        ownerOf(codebase, path),
                        "refers to decision " + number + ", which does not exist",
                        path + ":" + (i + 1))));
  }

  private static String ownerOf(Codebase codebase, String path) {
    return codebase.modules.keySet().stream()
        .filter(module -> path.contains("/" + module + "/"))
        .findFirst()
        .orElse("documentation");
  }
}

package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rule 7, for templates and other files: they call no code, and belong to a module. */
final class TemplateChecks {

  private static final Pattern BEAN_CALL = Pattern.compile("\\$\\{[^}]*(@[a-zA-Z]\\w*|\\bT\\()");

  private static final Pattern VIEW = Pattern.compile("(?:forward:/?)?([a-z]+)/[a-z0-9/_-]+.*");

  private TemplateChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SHARED_STATE,
            "code in a template",
            "no compiler checks a call of a bean or class from a template",
            "let the controller put the value into the model",
            TemplateChecks::codeInTemplates));
  }

  private static Stream<Violation> codeInTemplates(Codebase codebase) {
    return codebase
        .filesByPath(it -> it.resources().resolve("templates"), ".html")
        .entrySet()
        .stream()
        .flatMap(file ->
            matchesIn(file.getValue(), BEAN_CALL)
                .map(match ->
                    new Violation(
                        file.getKey().split("/")[0],
                        "calls code from a template: " + match.text(),
                        location(file.getValue(), match.line()))));
  }

  private record TemplateMatch(Optional<String> name, String text, int line) {}

  private static Stream<TemplateMatch> matchesIn(Path file, Pattern pattern) {
    var lines = SourceFiles.linesOf(file);
    return IntStream.range(0, lines.size())
        .boxed()
        .flatMap(i ->
            pattern
                .matcher(lines.get(i))
                .results()
                .map(match ->
                    new TemplateMatch(
                        IntStream.rangeClosed(1, match.groupCount())
                            .mapToObj(match::group)
                            .filter(Objects::nonNull)
                            .findFirst(),
                        match.group(),
                        i + 1)));
  }

  private static String location(Path file, int line) {
    return file.toString().replace('\\', '/') + ":" + line;
  }
}

package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;

/** Rule 7, for views, templates and static files: a module uses only its own. */
final class TemplateChecks {

  private static final Pattern TEMPLATE =
      Pattern.compile("~\\{\\s*([a-z]+)/[^}]*\\}|th:(?:insert|replace|include)=\"\\s*([a-z]+)/");

  private static final Pattern ASSET =
      Pattern.compile("[\"'{(]/([a-z]+)/[^\"'})]*\\.(?:js|css|svg|png|jpg|webp|woff2?)\\b");

  private static final Pattern BEAN_CALL = Pattern.compile("\\$\\{[^}]*(@[a-zA-Z]\\w*|\\bT\\()");

  private static final Pattern VIEW = Pattern.compile("(?:forward:/?)?([a-z]+)/[a-z0-9/_-]+.*");

  private static final Set<String> SHARED_RESOURCES =
      Set.of("favicon.ico", "favicon.svg", "error.html");

  private TemplateChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SHARED_STATE,
            "view of another",
            "the template is gone once its module has been extracted, and the page is empty",
            "serve the view from your own folder templates/<module>/; for a part of another"
                + " module, let the browser load its fragment: <div hx-get=\"/<other>/fragments/…\""
                + " hx-trigger=\"load\">",
            TemplateChecks::foreignViews),
        new RuleCheck(
            Rule.SHARED_STATE,
            "template of another",
            "the template is gone once its module has been extracted, and the page fails",
            "let the browser load the other module's fragment: <div"
                + " hx-get=\"/<other>/fragments/…\" hx-trigger=\"load\">",
            TemplateChecks::foreignTemplates),
        new RuleCheck(
            Rule.SHARED_STATE,
            "asset of another",
            "after a move the other module's process serves the file, in the version that it has",
            "copy it to static/<module>/, or move it to the kernel if all modules need it",
            TemplateChecks::foreignAssets),
        new RuleCheck(
            Rule.SHARED_STATE,
            "code in a template",
            "no compiler checks a call of a bean or class from a template",
            "let the controller put the value into the model",
            TemplateChecks::codeInTemplates),
        new RuleCheck(
            Rule.SHARED_STATE,
            "file that belongs to nobody",
            "a file outside the modules' folders is not extracted with any module",
            "put it into templates/<module>/, static/<module>/ or messages/<module>.properties",
            TemplateChecks::unownedResources));
  }

  private static Stream<Violation> foreignViews(Codebase codebase) {
    var folders = templateFolders(codebase);
    return codebase
        .moduleConstants()
        .filter(moduleConstant ->
            moduleConstant.constant().annotation().isEmpty()
                && !moduleConstant.constant().concatenated())
        .filter(it -> it.owner().type().isMetaAnnotatedWith(Controller.class))
        .flatMap(moduleConstant ->
            Stream.of(VIEW.matcher(moduleConstant.constant().value()))
                .filter(found -> found.matches())
                .map(found -> found.group(1))
                .filter(other -> !other.equals(moduleConstant.module()) && !other.equals("kernel"))
                .filter(other -> codebase.modules.containsKey(other) || folders.contains(other))
                .map(other ->
                    new Violation(
                        moduleConstant.module(),
                        "answers with \"" + moduleConstant.constant().value() + "\" of " + other,
                        moduleConstant.location(codebase))));
  }

  private static Set<String> templateFolders(Codebase codebase) {
    return codebase
        .filesByPath(it -> it.resources().resolve("templates"), ".html")
        .keySet()
        .stream()
        .map(it -> it.split("/")[0])
        .collect(Collectors.toSet());
  }

  private static Stream<Violation> foreignReferences(
      Codebase codebase, Pattern pattern, String verb) {
    return codebase
        .filesByPath(it -> it.resources().resolve("templates"), ".html")
        .entrySet()
        .stream()
        .flatMap(file -> {
          var module = file.getKey().split("/")[0];
          return matchesIn(file.getValue(), pattern)
              .flatMap(match ->
                  match
                      .name()
                      .filter(name -> !name.equals(module) && !name.equals("kernel"))
                      .filter(name -> !name.equals("webjars"))
                      .map(name ->
                          new Violation(
                              module,
                              verb + " " + match.text().strip() + " of " + name,
                              location(file.getValue(), match.line())))
                      .stream());
        });
  }

  private static Stream<Violation> foreignTemplates(Codebase codebase) {
    return foreignReferences(codebase, TEMPLATE, "includes the template");
  }

  private static Stream<Violation> foreignAssets(Codebase codebase) {
    return foreignReferences(codebase, ASSET, "loads");
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

  private static Stream<Violation> unownedResources(Codebase codebase) {
    return Stream.of("templates/", "static/", "messages/")
        .flatMap(folder ->
            codebase.filesByPath(it -> it.resources().resolve(folder), "").entrySet().stream()
                .filter(it -> !codebase.modules.containsKey(it.getKey().split("[/._]")[0]))
                .filter(it -> !SHARED_RESOURCES.contains(it.getKey()))
                .map(file ->
                    new Violation(
                        file.getKey(),
                        "lies in no module's folder",
                        location(file.getValue(), 1))));
  }

  private record TemplateMatch(Optional<String> name, String text, int line) {}

  private static Stream<TemplateMatch> matchesIn(Path file, Pattern pattern) {
    var lines = Codebase.linesOf(file);
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

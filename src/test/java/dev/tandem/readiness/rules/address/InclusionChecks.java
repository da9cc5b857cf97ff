package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 7, for what templates include: a module's templates use only its own and the kernel's. */
final class InclusionChecks {

  private static final Pattern INCLUSION =
      Pattern.compile(
          "(?:data-)?(?:th|layout)[:-](?:insert|replace|include|substituteby|decorate|decorator)"
              + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  private static final Pattern FRAGMENT =
      Pattern.compile("~\\{(?=((?:[$*#@]\\{[^{}]*\\}|[^{}~])*))");

  private static final Pattern SERVER_INCLUDE =
      Pattern.compile(
          "<!--\\s*#\\s*include[^>]*?=\\s*\"([^\"]*)\"|<esi:include[^>]*?src\\s*=\\s*\"([^\"]*)\""
              + "|<jsp:include[^>]*?page\\s*=\\s*\"([^\"]*)\"");

  private static final Pattern PARAMETERS =
      Pattern.compile("th[:-]fragment\\s*=\\s*\"[^\"(]*\\(([^)]*)\\)");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*(\\w+)\\s*\\}");

  private InclusionChecks() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "template of another",
        "the template is gone once its module has been extracted, and the page fails",
        "let the browser load the other module's fragment: <div"
            + " hx-get=\"/<other>/fragments/…\" hx-trigger=\"load\">",
        InclusionChecks::foreignTemplates);
  }

  private static Stream<Violation> foreignTemplates(Codebase codebase) {
    return TemplateFile.all(codebase).flatMap(file -> inFile(codebase, file));
  }

  private static Stream<Violation> inFile(Codebase codebase, TemplateFile file) {
    var attributes =
        file.matches(INCLUSION)
            .filter(match -> !match.text().contains("~{"))
            .flatMap(match -> included(codebase, file, match, match.group()));
    var fragments =
        file.matches(FRAGMENT)
            .map(match ->
                new TemplateFile.Match(
                    "~{" + match.group().strip() + "}", match.group(), match.line()))
            .flatMap(match -> included(codebase, file, match, match.group()));
    var includes =
        file.matches(SERVER_INCLUDE)
            .flatMap(match ->
                new Addresses(codebase)
                        .foreignOwner(file.module(), match.group())
                        .map(owner -> foreign(file, match, owner))
                        .stream());
    return Stream.of(attributes, fragments, includes).flatMap(each -> each);
  }

  private static Stream<Violation> included(
      Codebase codebase, TemplateFile file, TemplateFile.Match match, String expression) {
    var template = expression.split("::", 2)[0].strip();
    if (template.isEmpty() || template.equals("this") || isParameter(file, template)) {
      return Stream.empty();
    }
    var name = template.replaceAll("^'|'$|^\"|\"$", "").replaceAll("\\s*\\(.*", "");
    if (name.matches("[\\w./:-]+")) {
      var folder = TemplateNames.folder(name);
      return TemplateNames.isForeign(codebase, file.module(), folder)
          ? Stream.of(foreign(file, match, folder))
          : Stream.empty();
    }
    return Stream.of(
        new Violation(
                file.module(),
                "includes a template that cannot be read: " + match.text().strip(),
                file.location(match.line()))
            .withRemedy(
                "write the name of the template in full, e.g. ~{"
                    + file.module()
                    + "/part :: name}, and choose between two with th:if or a fragment's"
                    + " parameter"));
  }

  private static Violation foreign(TemplateFile file, TemplateFile.Match match, String owner) {
    return new Violation(
        file.module(),
        "includes the template " + match.text().strip() + " of " + owner,
        file.location(match.line()));
  }

  /** A fragment that a caller passes has been checked in the caller's template. */
  private static boolean isParameter(TemplateFile file, String expression) {
    var variable = VARIABLE.matcher(expression);
    return variable.matches()
        && file.matches(PARAMETERS)
            .flatMap(match -> Stream.of(match.group().split("\\s*,\\s*")))
            .anyMatch(parameter -> parameter.strip().equals(variable.group(1)));
  }
}

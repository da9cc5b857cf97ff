package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.Call;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.codebase.flow.Value;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 7, for answers that lead to, or consist of, another module's answer. */
final class RedirectChecks {

  private static final Set<String> DISPATCHERS =
      Set.of("getRequestDispatcher", "getNamedDispatcher", "sendRedirect", "dispatch");

  private static final Set<String> LOCATIONS =
      Set.of("location", "created", "seeOther", "temporaryRedirect", "permanentRedirect");

  private static final Pattern HEADER =
      Pattern.compile("(?i)location|refresh|hx-redirect|hx-location|x-accel-redirect|hx-push-url");

  /** What stands before the address in the header Refresh. */
  private static final Pattern SECONDS = Pattern.compile("(?i)^\\s*\\d+\\s*[;,]\\s*url\\s*=\\s*");

  private static final Pattern REFRESHING_TAG =
      Pattern.compile("(?is)<meta\\b[^>]*\\brefresh\\b[^>]*url\\s*=\\s*'?([^\"'>]+)[^>]*>");

  private static final Pattern VIEW = Pattern.compile("(?s)(redirect|forward):(.*)");

  /** The kernel leads where its callers say, which are checked; the facade serves all modules. */
  private static final Set<String> SERVED_BY_CALLERS = Set.of("kernel", "rollout");

  private RedirectChecks() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "redirect or forward to another",
        "the answer then depends on a page of another module, whose address can change and which"
            + " may run in another process; a forward never reaches it there",
        "answer with a page of your own, which has a link (href) for the person or loads the"
            + " other module's fragment by hx-get",
        RedirectChecks::foreignRedirects);
  }

  private static Stream<Violation> foreignRedirects(Codebase codebase) {
    var inClasses =
        codebase
            .moduleClasses()
            .filter(moduleClass -> !SERVED_BY_CALLERS.contains(moduleClass.module().name()))
            .flatMap(moduleClass -> inClass(codebase, moduleClass));
    return Stream.concat(
        inClasses, TemplateFile.all(codebase).flatMap(file -> inTemplate(codebase, file)));
  }

  private static Stream<Violation> inTemplate(Codebase codebase, TemplateFile file) {
    return file.matches(REFRESHING_TAG)
        .flatMap(tag ->
            new Addresses(codebase)
                    .foreignOwner(file.module(), tag.group())
                    .map(owner ->
                        new Violation(
                            file.module(),
                            "leads to \"" + tag.group() + "\" of " + owner + " by a refresh",
                            file.location(tag.line())))
                    .stream());
  }

  private static Stream<Violation> inClass(Codebase codebase, Codebase.ModuleClass moduleClass) {
    var type = moduleClass.type();
    var calls =
        CodeFlow.of(codebase)
            .callsIn(type, call -> leadsElsewhere(call) && !call.reference())
            .flatMap(call ->
                addressArguments(call)
                    .flatMap(Value::allTexts)
                    .map(text -> SECONDS.matcher(text).replaceFirst(""))
                    .flatMap(text ->
                        violation(codebase, moduleClass, "by " + nameOf(call), text, call.line())));
    var views =
        Views.of(codebase, moduleClass)
            .flatMap(view -> {
              var found = VIEW.matcher(view.name());
              return found.matches()
                  ? violation(
                      codebase, moduleClass, "by " + found.group(1), found.group(2), view.line())
                  : Stream.empty();
            });
    return Stream.concat(calls, views);
  }

  private static String nameOf(Call call) {
    return call.name().equals("<init>")
        ? "new " + call.owner().substring(call.owner().lastIndexOf('.') + 1)
        : call.name();
  }

  private static boolean leadsElsewhere(Call call) {
    var owner = call.owner();
    return (owner.startsWith("jakarta.servlet.") && DISPATCHERS.contains(call.name()))
        || (owner.matches(
                "org\\.springframework\\.web\\.servlet\\.view\\.\\w*(?:Redirect|Resource)View")
            && !call.arguments().isEmpty())
        || (owner.startsWith("org.springframework.")
            && LOCATIONS.contains(call.name())
            && takesAddress(call))
        || call.calls("org.springframework.http.HttpHeaders", "setLocation")
        || call.calls("dev.tandem.kernel.web.HtmxRedirect", "to")
        || isHeader(call);
  }

  private static boolean takesAddress(Call call) {
    return call.arguments().stream().anyMatch(it -> it.type().equals("java.net.URI"));
  }

  private static boolean isHeader(Call call) {
    return call.arguments().size() == 2
        && call.name().matches("(?i)(set|add)?header|set|add|put")
        && call.arguments().getFirst().texts().stream()
            .anyMatch(text -> HEADER.matcher(text).matches());
  }

  private static Stream<Value> addressArguments(Call call) {
    return isHeader(call)
        ? Stream.of(call.arguments().getLast())
        : call.arguments().stream().limit(1);
  }

  private static Stream<Violation> violation(
      Codebase codebase, Codebase.ModuleClass moduleClass, String how, String address, int line) {
    var module = moduleClass.module().name();
    var location = codebase.locationOf(moduleClass.type(), line);
    if (Addresses.isUnknown(address)) {
      return Stream.of(
          new Violation(
                  module,
                  "leads to an address that cannot be read in "
                      + moduleClass.type().getSimpleName()
                      + " "
                      + how,
                  location)
              .withRemedy(
                  "write the address where it is used, beginning with \"/"
                      + module
                      + "/\"; if it is really known only at run time, declare it with its reason"
                      + " in module-docs/frozen.yaml"));
    }
    return new Addresses(codebase)
            .foreignOwner(module, address)
            .map(owner ->
                new Violation(
                    module,
                    "leads to \"" + Addresses.readable(address) + "\" of " + owner + " " + how,
                    location))
            .stream();
  }
}

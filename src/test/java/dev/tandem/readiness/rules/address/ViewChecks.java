package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.Value;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.stream.Stream;

/** Rule 7, for the views with which code answers. */
final class ViewChecks {

  private ViewChecks() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "view of another",
        "the template is gone once its module has been extracted, and the page is empty",
        "serve the view from your own folder templates/<module>/; for a part of another"
            + " module, let the browser load its fragment: <div hx-get=\"/<other>/fragments/…\""
            + " hx-trigger=\"load\">",
        ViewChecks::foreignViews);
  }

  private static Stream<Violation> foreignViews(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(moduleClass -> !moduleClass.module().name().equals("kernel"))
        .flatMap(moduleClass ->
            Views.of(codebase, moduleClass)
                .filter(view -> !view.name().matches("(?s)(redirect|forward):.*"))
                .flatMap(view -> violation(codebase, moduleClass, view)));
  }

  private static Stream<Violation> violation(
      Codebase codebase, Codebase.ModuleClass moduleClass, Views.View view) {
    var module = moduleClass.module().name();
    var location = codebase.locationOf(moduleClass.type(), view.line());
    var folder = TemplateNames.folder(view.name());
    if (folder.contains(Value.UNKNOWN)) {
      return Stream.of(
          new Violation(
                  module,
                  "answers with a view that cannot be read in "
                      + moduleClass.type().getSimpleName(),
                  location)
              .withRemedy(
                  "write the name of the view where it is used, beginning with \""
                      + module
                      + "/\""));
    }
    return TemplateNames.isForeign(codebase, module, folder)
        ? Stream.of(
            new Violation(
                module,
                "answers with \"" + Addresses.readable(view.name()) + "\" of " + folder,
                location))
        : Stream.empty();
  }
}

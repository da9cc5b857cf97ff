package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.Call;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.codebase.flow.Value;
import dev.tandem.readiness.rules.beans.NamedClasses;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 7, for files of the class path. */
final class ResourceChecks {

  private static final Pattern LOADING =
      Pattern.compile(
          "getResource|getResources|getResourceAsStream|getSystemResource\\w*|getFile|getURL"
              + "|getBundle|setBasename\\w*|addBasenames|<init>|resources|locations");

  private ResourceChecks() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "file of another on the class path",
        "the file moves with its module and is then missing here",
        "copy what you need into your own folder of the class path, or let the other module"
            + " publish the content in an event",
        codebase -> Stream.concat(loaded(codebase), annotated(codebase)));
  }

  private static Stream<Violation> loaded(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> !it.module().inKernel())
        .flatMap(moduleClass ->
            CodeFlow.of(codebase)
                .callsIn(moduleClass.type(), call -> loads(call) && !call.reference())
                .flatMap(call ->
                    call.arguments().stream()
                        .filter(value -> value.type().startsWith("java.lang.String"))
                        .limit(1)
                        .flatMap(Value::allTexts)
                        .flatMap(text -> violation(codebase, moduleClass, call, text))));
  }

  private static boolean loads(Call call) {
    var owner = call.owner();
    return LOADING.matcher(call.name()).matches()
        && (owner.equals("java.lang.Class")
            || owner.equals("java.lang.ClassLoader")
            || owner.equals("java.lang.Module")
            || owner.equals("java.util.ResourceBundle")
            || owner.startsWith("org.springframework.core.io.")
            || owner.equals("org.springframework.util.ResourceUtils")
            || owner.startsWith("org.springframework.context.support.")
            || owner.endsWith("ApplicationContext"));
  }

  private static Stream<Violation> violation(
      Codebase codebase, Codebase.ModuleClass moduleClass, Call call, String text) {
    var module = moduleClass.module().name();
    var location = codebase.locationOf(moduleClass.type(), call.line());
    if (text.matches("(?i)(?:https?|ftp|file|jar):.*")) {
      return Stream.of(
          new Violation(
                  module, "opens \"" + Addresses.readable(text) + "\" as a resource", location)
              .withRemedy(
                  "listen to the other module's events and keep what you need in a table of your"
                      + " schema; files that belong to the module lie in its folder of the class"
                      + " path"));
    }
    if (text.endsWith(".class") && namesClass(codebase, moduleClass)) {
      return Stream.empty();
    }
    var owner = ownerOf(codebase, text, call.owner().equals("java.util.ResourceBundle"));
    if (owner.filter(each -> each.contains(Value.UNKNOWN)).isPresent()) {
      return Stream.of(
          new Violation(
                  module,
                  "loads a file of the class path that cannot be read in "
                      + moduleClass.type().getSimpleName(),
                  location)
              .withRemedy(
                  "write the name of the file where it is loaded, beginning with your module's"
                      + " folder"));
    }
    return owner
        .filter(each -> codebase.modules.containsKey(each) && !each.equals(module))
        .filter(each -> !each.equals("kernel"))
        .map(each ->
            new Violation(
                module, "loads \"" + Addresses.readable(text) + "\" of " + each, location))
        .stream();
  }

  /** Another check tells of classes of other modules. */
  private static boolean namesClass(Codebase codebase, Codebase.ModuleClass moduleClass) {
    var module = moduleClass.module().name();
    return codebase.constantsOf(moduleClass.type()).stream()
        .anyMatch(constant -> NamedClasses.in(codebase, module, constant).findAny().isPresent());
  }

  private static Stream<Violation> annotated(Codebase codebase) {
    return codebase
        .moduleConstants()
        .filter(it -> it.constant().value().matches("classpath\\*?:.*"))
        .filter(it -> !it.constant().concatenated() && !it.module().equals("kernel"))
        .filter(it -> !it.constant().annotation().isEmpty())
        .flatMap(moduleConstant ->
            ownerOf(codebase, moduleConstant.constant().value(), false)
                .filter(codebase.modules::containsKey)
                .filter(owner -> !owner.equals(moduleConstant.module()))
                .map(owner ->
                    new Violation(
                        moduleConstant.module(),
                        "loads \"" + moduleConstant.constant().value() + "\" of " + owner,
                        moduleConstant.location(codebase)))
                .stream());
  }

  /** The folder that names the module, which is the first below the folders of all modules. */
  private static Optional<String> ownerOf(Codebase codebase, String text, boolean dotted) {
    var path =
        (dotted ? text.replace('.', '/') : text)
            .replaceFirst("^classpath\\*?:", "")
            .replaceFirst("^(?:\\.{0,2}/+)+", "")
            .replaceFirst("^(?:templates|static|messages|db/migration|db)/+", "")
            .replaceFirst("^" + codebase.rootPackage.replace('.', '/') + "/+", "");
    var first = path.split("[/._]", 2)[0];
    if (first.contains("*")) {
      return Stream.of(path.split("[/.]"))
          .filter(codebase.modules::containsKey)
          .findFirst()
          .or(() -> Optional.of(Value.UNKNOWN));
    }
    return first.isEmpty() ? Optional.empty() : Optional.of(first);
  }
}

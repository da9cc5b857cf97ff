package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.Codebase.ModuleClass;
import dev.tandem.readiness.codebase.strings.StringFlow;
import dev.tandem.readiness.codebase.strings.Text;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 7, for profiles: what a module is does not depend on which others are there. */
final class ProfileChecks {

  private static final String ENVIRONMENT = "org.springframework.core.env.";
  private static final Set<String> QUESTIONS = Set.of("acceptsProfiles", "matchesProfiles", "of");
  private static final Set<String> LISTS = Set.of("getActiveProfiles", "getDefaultProfiles");
  private static final Pattern IN_EXPRESSION =
      Pattern.compile("(?i)(?:accepts|matches|active|default)Profiles\\W[^}]*?'([^']+)'");

  private ProfileChecks() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "profile of another",
        "a profile that stands for another module is set where that module runs; once one of the"
            + " two has moved, this one changes what it does",
        "have a setting of your own below tandem.<module>, which the operator sets for this module;"
            + " what depends on the other module's data follows its events",
        ProfileChecks::foreignProfiles);
  }

  private static Stream<Violation> foreignProfiles(Codebase codebase) {
    return Stream.concat(
        annotations(codebase),
        codebase
            .moduleClasses()
            .filter(it -> !it.module().inKernel())
            .flatMap(it -> questions(codebase, it)));
  }

  /** Profiles and expressions in annotations, also in those that a module composes. */
  private static Stream<Violation> annotations(Codebase codebase) {
    return codebase
        .moduleConstants()
        .flatMap(constant ->
            profilesIn(constant.constant())
                .flatMap(profile ->
                    foreign(codebase, constant.owner(), profile, constant.location(codebase))));
  }

  private static Stream<String> profilesIn(ClassFileConstants.StringConstant constant) {
    return switch (constant.annotation()) {
      case "" -> Stream.empty();
      case "Profile" -> Stream.of(constant.value());
      default -> IN_EXPRESSION.matcher(constant.value()).results().map(it -> it.group(1));
    };
  }

  private static Stream<Violation> questions(Codebase codebase, ModuleClass asking) {
    return asking.type().getCodeUnitAccessesFromSelf().stream()
        .filter(ProfileChecks::asksForProfiles)
        .findFirst()
        .stream()
        .flatMap(access -> {
          var location = codebase.locationOf(asking.type(), access.getLineNumber());
          var named =
              textsOf(codebase, asking.type())
                  .flatMap(text -> foreign(codebase, asking, text, location))
                  .distinct()
                  .toList();
          return named.isEmpty() && isUnreadable(codebase, asking.type())
              ? Stream.of(
                  new Violation(
                      asking.module().name(),
                      "asks for profiles that only the running program knows in "
                          + asking.type().getSimpleName(),
                      location))
              : named.stream();
        });
  }

  private static boolean asksForProfiles(JavaCodeUnitAccess<?> access) {
    return access.getTargetOwner().getName().startsWith(ENVIRONMENT)
        && (QUESTIONS.contains(access.getName()) || LISTS.contains(access.getName()));
  }

  /** The constants of the class, and what others pass to its questions. */
  private static Stream<String> textsOf(Codebase codebase, JavaClass type) {
    return Stream.concat(
        codebase.constantsOf(type).stream()
            .filter(constant -> constant.annotation().isEmpty() && !constant.concatenated())
            .map(ClassFileConstants.StringConstant::value),
        passed(codebase, type));
  }

  private static Stream<String> passed(Codebase codebase, JavaClass type) {
    return StringFlow.of(codebase).calls().stream()
        .filter(call -> call.caller().equals(type.getName()))
        .filter(call -> call.owner().startsWith(ENVIRONMENT) && QUESTIONS.contains(call.method()))
        .flatMap(call -> call.arguments().stream())
        .flatMap(text -> text.alternatives().stream())
        .map(Text.Alternative::text);
  }

  private static boolean isUnreadable(Codebase codebase, JavaClass type) {
    return passed(codebase, type)
            .anyMatch(text -> text.indexOf(ClassFileConstants.PLACEHOLDER) >= 0)
        || type.getCodeUnitAccessesFromSelf().stream()
            .anyMatch(access -> asksForProfiles(access) && LISTS.contains(access.getName()));
  }

  private static Stream<Violation> foreign(
      Codebase codebase, ModuleClass owner, String profile, String location) {
    return otherModule(codebase, owner.module().name(), profile).stream()
        .map(other ->
            new Violation(
                owner.module().name(),
                "depends on the profile \"" + profile.strip() + "\", which stands for " + other,
                location));
  }

  /** The other module that one of the words of a profile or of an expression names. */
  private static Optional<String> otherModule(Codebase codebase, String own, String profiles) {
    var words = List.of(profiles.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    return codebase.modules.keySet().stream()
        .filter(module -> !module.equals(own) && words.contains(module))
        .filter(module -> profiles.length() < 80)
        .findFirst();
  }
}

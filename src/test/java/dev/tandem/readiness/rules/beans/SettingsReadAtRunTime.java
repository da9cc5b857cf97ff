package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import dev.tandem.readiness.codebase.CallArguments;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.PropertyResolver;

/** Rule 7, for settings whose names the source does not show. */
final class SettingsReadAtRunTime {

  private SettingsReadAtRunTime() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "setting whose name is known only at run time",
        "no rule can tell whose setting it is, and it may be another module's",
        "read it from a record with @ConfigurationProperties(\"tandem.<module>\"), with a Map"
            + " as component if the keys vary",
        SettingsReadAtRunTime::unreadableSettings);
  }

  private static Stream<Violation> unreadableSettings(Codebase codebase) {
    var calls =
        codebase
            .moduleClasses()
            .filter(it -> !it.module().inKernel())
            .flatMap(moduleClass ->
                moduleClass.type().getCodeUnitAccessesFromSelf().stream()
                    .filter(SettingsReadAtRunTime::readsSetting)
                    .filter(access -> !hasConstantName(codebase, access))
                    .map(access ->
                        new Violation(
                            moduleClass.module().name(),
                            "reads a setting that is not named in the source by "
                                + access.getTargetOwner().getSimpleName()
                                + "."
                                + access.getName()
                                + " in "
                                + moduleClass.type().getSimpleName(),
                            codebase.locationOf(moduleClass.type(), access.getLineNumber()))));
    var expressions =
        codebase
            .moduleConstants()
            .filter(it -> !it.constant().annotation().isEmpty())
            .filter(it -> SettingName.isPutTogether(it.constant().value()))
            .map(moduleConstant ->
                new Violation(
                    moduleConstant.module(),
                    "puts the name of a setting together in \""
                        + moduleConstant.constant().value()
                        + "\"",
                    moduleConstant.location(codebase)));
    return Stream.concat(calls, expressions);
  }

  static boolean readsSetting(JavaCodeUnitAccess<?> access) {
    var owner = access.getTargetOwner();
    return owner.isAssignableTo(PropertyResolver.class)
            && access.getName().matches("get(Required)?Property|containsProperty|resolve.*")
        || owner.isAssignableTo(Binder.class) && access.getName().startsWith("bind")
        || owner.isAssignableTo(System.class) && access.getName().equals("getenv")
        || owner.isAssignableTo(System.class) && access.getName().startsWith("getPropert");
  }

  private static boolean hasConstantName(Codebase codebase, JavaCodeUnitAccess<?> access) {
    return access instanceof JavaCall<?>
        && CallArguments.first(
                codebase, access.getOriginOwner(), access.getName(), access.getLineNumber())
            .filter(String.class::isInstance)
            .isPresent();
  }
}

package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import dev.tandem.readiness.codebase.CallArguments;
import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.PropertyResolver;

/** Rule 7, for settings: a module reads its own and those of the framework. */
public final class SettingChecks {

  private SettingChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.SHARED_STATE,
            "setting of another",
            "the setting moves with the module that owns it",
            "use a record with @ConfigurationProperties(\"tandem.<module>\")",
            SettingChecks::foreignSettings),
        new RuleCheck(
            Rule.SHARED_STATE,
            "setting whose name is known only at run time",
            "no rule can tell whose setting it is, and it may be another module's",
            "read it from a record with @ConfigurationProperties(\"tandem.<module>\"), with a Map"
                + " as component if the keys vary",
            SettingChecks::unreadableSettings));
  }

  public static String configurationPrefix(JavaClass type) {
    var annotation = type.getAnnotationOfType(ConfigurationProperties.class);
    return annotation.value().isEmpty() ? annotation.prefix() : annotation.value();
  }

  private static Stream<Violation> foreignSettings(Codebase codebase) {
    return Stream.of(
            prefixes(codebase),
            conditions(codebase),
            annotations(codebase),
            constants(codebase),
            calls(codebase))
        .flatMap(it -> it);
  }

  private static Stream<Violation> prefixes(Codebase codebase) {
    var types =
        codebase
            .moduleClasses()
            .filter(it -> it.type().isAnnotatedWith(ConfigurationProperties.class))
            .filter(it -> !SettingName.isBelow(configurationPrefix(it.type()), own(it)))
            .map(moduleClass ->
                new Violation(
                    moduleClass.module().name(),
                    "is configured under \"" + configurationPrefix(moduleClass.type()) + "\"",
                    codebase.locationOf(moduleClass.type(), "@ConfigurationProperties")));
    var methods =
        codebase
            .moduleClasses()
            .flatMap(moduleClass ->
                moduleClass.type().getMethods().stream()
                    .filter(it -> it.isAnnotatedWith(ConfigurationProperties.class))
                    .filter(method ->
                        !SettingName.isBelow(
                            prefix(method.getAnnotationOfType(ConfigurationProperties.class)),
                            own(moduleClass)))
                    .map(method ->
                        new Violation(
                            moduleClass.module().name(),
                            "is configured under \""
                                + prefix(method.getAnnotationOfType(ConfigurationProperties.class))
                                + "\"",
                            codebase.locationOf(moduleClass.type(), "@ConfigurationProperties"))));
    return Stream.concat(types, methods);
  }

  private static String prefix(ConfigurationProperties annotation) {
    return annotation.value().isEmpty() ? annotation.prefix() : annotation.value();
  }

  /** Conditions name a setting by a prefix and a name, which are joined here. */
  private static Stream<Violation> conditions(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            Stream.concat(
                    moduleClass.type().getAnnotations().stream(),
                    moduleClass.type().getMethods().stream()
                        .flatMap(it -> it.getAnnotations().stream()))
                .flatMap(SettingName::ofCondition)
                .filter(name -> !isAllowed(codebase, moduleClass, name))
                .distinct()
                .map(name -> reads(codebase, moduleClass, name)));
  }

  /** The module's own settings, the framework's, and those that start-up code reads or sets. */
  private static boolean isAllowed(
      Codebase codebase, Codebase.ModuleClass moduleClass, String name) {
    return SettingName.isAllowed(name, own(moduleClass))
        || SettingName.otherModule(codebase, moduleClass.module().name(), name).isEmpty()
            && platformConstants(codebase).contains(name);
  }

  private static Set<String> platformConstants(Codebase codebase) {
    return codebase.cached(
        "platform constants",
        () ->
            codebase
                .platformClasses()
                .flatMap(type -> codebase.constantsOf(type).stream())
                .map(ClassFileConstants.StringConstant::value)
                .collect(Collectors.toSet()));
  }

  private static Violation reads(Codebase codebase, Codebase.ModuleClass moduleClass, String name) {
    var last = name.substring(name.lastIndexOf('.') + 1);
    return reads(
        codebase,
        moduleClass,
        name,
        codebase.locationOf(moduleClass.type(), "\"" + name, "{" + name, "'" + name, last + "\""));
  }

  private static Violation reads(
      Codebase codebase, Codebase.ModuleClass moduleClass, String name, String location) {
    var owner = SettingName.otherModule(codebase, moduleClass.module().name(), name);
    var violation =
        new Violation(
            moduleClass.module().name(),
            "reads the setting \"" + name + "\"" + owner.map(it -> " of " + it).orElse(""),
            location);
    return owner
        .map(other ->
            violation.withRemedy(
                ("have a setting of your own below \"%s\", which the operator sets as well; if %s"
                        + " decides on the value, take it from one of its events")
                    .formatted(own(moduleClass), other)))
        .orElse(violation);
  }

  private static Stream<Violation> annotations(Codebase codebase) {
    return codebase
        .moduleConstants()
        .filter(it -> !it.constant().annotation().isEmpty())
        .filter(it -> !it.constant().annotation().equals("ConfigurationProperties"))
        .flatMap(moduleConstant ->
            SettingName.inAnnotation(codebase, moduleConstant.constant().value())
                .filter(name -> !isAllowed(codebase, moduleConstant.owner(), name))
                .map(name -> reads(codebase, moduleConstant.owner(), name)));
  }

  private static Stream<Violation> constants(Codebase codebase) {
    return codebase
        .moduleConstants()
        .filter(it -> !it.constant().concatenated())
        .filter(it -> it.constant().annotation().isEmpty())
        .filter(
            it -> SettingName.otherModule(codebase, it.module(), it.constant().value()).isPresent())
        .map(it -> reads(codebase, it.owner(), it.constant().value(), it.location(codebase)));
  }

  /** Settings of nobody, which two modules could share; those of a module are found above. */
  private static Stream<Violation> calls(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> !it.module().inKernel())
        .flatMap(moduleClass ->
            moduleClass.type().getCodeUnitCallsFromSelf().stream()
                .filter(SettingChecks::readsSetting)
                .filter(call -> call.getTargetOwner().isAssignableTo(PropertyResolver.class))
                .filter(call -> !call.getName().startsWith("resolve"))
                .flatMap(call ->
                    CallArguments.first(
                            codebase, moduleClass.type(), call.getName(), call.getLineNumber())
                        .stream()
                        .map(String::valueOf)
                        .filter(name -> !isAllowed(codebase, moduleClass, name))
                        .filter(name ->
                            SettingName.otherModule(codebase, moduleClass.module().name(), name)
                                .isEmpty())
                        .map(name ->
                            new Violation(
                                moduleClass.module().name(),
                                "reads the setting \"" + name + "\"",
                                codebase.locationOf(moduleClass.type(), call.getLineNumber())))));
  }

  private static Stream<Violation> unreadableSettings(Codebase codebase) {
    var calls =
        codebase
            .moduleClasses()
            .filter(it -> !it.module().inKernel())
            .flatMap(moduleClass ->
                moduleClass.type().getCodeUnitAccessesFromSelf().stream()
                    .filter(SettingChecks::readsSetting)
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

  private static boolean readsSetting(JavaCodeUnitAccess<?> access) {
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

  private static String own(Codebase.ModuleClass moduleClass) {
    return "tandem." + moduleClass.module().name();
  }
}

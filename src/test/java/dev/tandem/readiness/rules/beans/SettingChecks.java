package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaClass;
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
        SettingsReadAtRunTime.check(),
        ProfileChecks.check());
  }

  public static String configurationPrefix(JavaClass type) {
    var annotation = type.getAnnotationOfType(ConfigurationProperties.class);
    return annotation.value().isEmpty() ? annotation.prefix() : annotation.value();
  }

  private static Stream<Violation> foreignSettings(Codebase codebase) {
    return Stream.of(
            SettingPrefixes.foreign(codebase),
            conditions(codebase),
            annotations(codebase),
            constants(codebase),
            calls(codebase))
        .flatMap(it -> it);
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

  /** Names in texts, alone or in a placeholder that code resolves. */
  private static Stream<Violation> constants(Codebase codebase) {
    return codebase
        .moduleConstants()
        .filter(it -> !it.constant().concatenated())
        .filter(it -> it.constant().annotation().isEmpty())
        .flatMap(it ->
            SettingName.inAnnotation(codebase, it.constant().value())
                .filter(name -> SettingName.otherModule(codebase, it.module(), name).isPresent())
                .map(name -> reads(codebase, it.owner(), name, it.location(codebase))));
  }

  /** Settings of nobody, which two modules could share; those of a module are found above. */
  private static Stream<Violation> calls(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> !it.module().inKernel())
        .flatMap(moduleClass ->
            moduleClass.type().getCodeUnitCallsFromSelf().stream()
                .filter(SettingsReadAtRunTime::readsSetting)
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

  static String own(Codebase.ModuleClass moduleClass) {
    return "tandem." + moduleClass.module().name();
  }
}

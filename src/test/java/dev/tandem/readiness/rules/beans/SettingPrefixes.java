package dev.tandem.readiness.rules.beans;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Violation;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The names under which settings are bound to the classes and beans of a module. */
final class SettingPrefixes {

  private SettingPrefixes() {}

  /** Settings that are bound under the name of another module, or of none. */
  static Stream<Violation> foreign(Codebase codebase) {
    var types =
        codebase
            .moduleClasses()
            .filter(it -> it.type().isAnnotatedWith(ConfigurationProperties.class))
            .filter(it ->
                !SettingName.isBelow(
                    SettingChecks.configurationPrefix(it.type()), SettingChecks.own(it)))
            .map(moduleClass ->
                new Violation(
                    moduleClass.module().name(),
                    "is configured under \""
                        + SettingChecks.configurationPrefix(moduleClass.type())
                        + "\"",
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
                            SettingChecks.own(moduleClass)))
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
}

package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.JavadocSentences;
import dev.tandem.readiness.rules.beans.SettingChecks;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What an operator sets and watches of a module. */
record OperationTables(Codebase codebase, DeclaredModule module) {

  private static final Pattern METRIC_NAME = Pattern.compile("tandem\\.[a-z][a-z.]*[a-z]");

  Stream<List<String>> settings() {
    return codebase
        .classesOf(module)
        .filter(it -> it.isAnnotatedWith(ConfigurationProperties.class))
        .flatMap(type ->
            configurationProperties(SettingChecks.configurationPrefix(type), codebase.load(type)));
  }

  private static Stream<List<String>> configurationProperties(String prefix, Class<?> type) {
    if (!type.isRecord()) {
      return Stream.empty();
    }
    return Stream.of(type.getRecordComponents())
        .flatMap(component -> {
          var name = prefix + "." + toKebabCase(component.getName());
          if (component.getType().isRecord()) {
            return configurationProperties(name, component.getType());
          }
          var parameter = defaultOf(type, component.getName());
          return Stream.of(
              List.of("`" + name + "`", component.getType().getSimpleName(), parameter));
        });
  }

  private static String defaultOf(Class<?> type, String component) {
    for (var constructor : type.getDeclaredConstructors()) {
      for (var parameter : constructor.getParameters()) {
        var given = parameter.getAnnotation(DefaultValue.class);
        if (parameter.getName().equals(component) && given != null) {
          return given.value().length == 0 ? "" : "`" + String.join(", ", given.value()) + "`";
        }
      }
    }
    return "";
  }

  private static String toKebabCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  Stream<List<String>> healthIndicators() {
    return codebase
        .classesOf(module)
        .filter(type ->
            type.getAllRawInterfaces().stream()
                .anyMatch(each -> each.getSimpleName().endsWith("HealthIndicator")))
        .map(type ->
            List.of("`" + type.getSimpleName() + "`", JavadocSentences.ofType(codebase, type)));
  }

  Stream<List<String>> metrics() {
    return metrics(codebase, module).map(it -> List.of("`" + it + "`"));
  }

  static Stream<String> metrics(Codebase codebase, DeclaredModule module) {
    return codebase
        .classesOf(module)
        .filter(type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(it -> it.getTargetClass().getPackageName().startsWith("io.micrometer")))
        .flatMap(it -> codebase.constantsOf(it).stream())
        .filter(
            constant -> !constant.concatenated() && METRIC_NAME.matcher(constant.value()).matches())
        .map(ClassFileConstants.StringConstant::value)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream();
  }
}

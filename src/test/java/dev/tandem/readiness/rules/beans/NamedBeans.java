package dev.tandem.readiness.rules.beans;

import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 2, for beans that annotations and their expressions name. */
final class NamedBeans {

  private static final Set<String> NAMING_ANNOTATIONS =
      Set.of(
          "Qualifier",
          "Resource",
          "Named",
          "DependsOn",
          "ConditionalOnBean",
          "ConditionalOnMissingBean",
          "Lookup",
          "Lazy");
  private static final Pattern NAMED_BEAN =
      Pattern.compile("@([A-Za-z_$][\\w$]*)|@'([^']+)'|@\"([^\"]+)\"");
  private static final Pattern EXPRESSION = Pattern.compile("#\\{([^}]*)}");
  private static final Pattern ROOT_NAME = Pattern.compile("(?<![\\w.#@$])([A-Za-z_$][\\w$]*)");

  private NamedBeans() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.BEANS,
        "bean by name",
        "the name is a hidden dependency that fails only once the other module has been"
            + " extracted",
        "name only beans of your own module; for data of another module, listen to its events",
        NamedBeans::beansByName);
  }

  private static Stream<Violation> beansByName(Codebase codebase) {
    var owners = modulesByBeanName(codebase);
    return codebase
        .moduleConstants()
        .filter(it -> !it.constant().annotation().isEmpty())
        .flatMap(moduleConstant ->
            candidateNames(moduleConstant.constant())
                .distinct()
                .filter(owners::containsKey)
                .filter(name -> !owners.get(name).contains(moduleConstant.module()))
                .map(name ->
                    new Violation(
                        moduleConstant.module(),
                        "asks by name for \""
                            + name
                            + "\", a bean of "
                            + String.join(", ", owners.get(name)),
                        moduleConstant.location(codebase))));
  }

  private static Stream<String> candidateNames(ClassFileConstants.StringConstant text) {
    var simple = text.annotation().substring(text.annotation().lastIndexOf('.') + 1);
    return NAMING_ANNOTATIONS.contains(simple)
        ? Stream.of(text.value())
        : namesInExpressions(text.value());
  }

  /** Bean references with and without {@code @}; quoted text inside an expression is none. */
  private static Stream<String> namesInExpressions(String text) {
    var references =
        NAMED_BEAN
            .matcher(text)
            .results()
            .map(it -> it.group(1) != null ? it.group(1) : it.group().replaceAll("[@'\"]", ""));
    var roots =
        EXPRESSION
            .matcher(text)
            .results()
            .map(it -> it.group(1).replaceAll("'[^']*'|\"[^\"]*\"", "''"))
            .flatMap(it -> ROOT_NAME.matcher(it).results())
            .map(it -> it.group(1));
    return Stream.concat(references, roots);
  }

  /** Modules outside the shared kernel, by the names of their beans. */
  private static Map<String, Set<String>> modulesByBeanName(Codebase codebase) {
    var found = new TreeMap<String, Set<String>>();
    ModuleBeans.of(codebase).stream()
        .filter(bean -> !bean.module().inKernel())
        .forEach(bean ->
            bean.names().stream()
                .filter(name -> !name.contains("."))
                .forEach(name ->
                    found.computeIfAbsent(name, it -> new TreeSet<>()).add(bean.module().name())));
    return found;
  }
}

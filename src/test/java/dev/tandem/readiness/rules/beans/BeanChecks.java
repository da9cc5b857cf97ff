package dev.tandem.readiness.rules.beans;

import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.rules.dependencies.DependencyChecks;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 2: a module uses no bean of another module, whether injected, looked up or named. */
public final class BeanChecks {

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

  private BeanChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.BEANS,
            "bean of another module",
            "the bean exists only while both modules run in one process, even if a named interface"
                + " exposes it",
            "publish an event and let the other module listen; if you need its data, keep your own"
                + " copy and update it from the events",
            BeanChecks::foreignBeans),
        new RuleCheck(
            Rule.BEANS,
            "bean by name",
            "the name is a hidden dependency that fails only once the other module has been"
                + " extracted",
            "name only beans of your own module; for data of another module, listen to its events",
            BeanChecks::beansByName),
        new RuleCheck(
            Rule.BEANS,
            "class by name",
            "reflection bypasses package-private access, and fails once the other module has been"
                + " extracted",
            "use the types of the other module's named interfaces, as declared in"
                + " package-info.java",
            BeanChecks::classesByName),
        new RuleCheck(
            Rule.BEANS,
            "lookup in the container",
            "the compiler cannot check a lookup by type or name, and it fails once the other"
                + " module has been extracted",
            "take your own module's bean as a constructor argument; for data of another module,"
                + " listen to its events",
            BeanChecks::containerLookups));
  }

  private static Stream<Violation> foreignBeans(Codebase codebase) {
    var produced =
        ModuleBeans.of(codebase).stream()
            .map(bean -> bean.type().toClass().getName())
            .collect(Collectors.toSet());
    return DependencyGraph.codeDependencies(codebase)
        .filter(dependency ->
            !dependency.to().inKernel()
                || dependency
                    .to()
                    .namedInterfaceOf(
                        dependency.dependency().getTargetClass().getBaseComponentType())
                    .isEmpty())
        .filter(dependency -> produced.contains(dependency.targetName()))
        .map(dependency ->
            DependencyChecks.violation(
                codebase,
                dependency,
                "uses " + dependency.targetName() + ", a bean of " + dependency.to().name()));
  }

  private static Stream<Violation> containerLookups(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            Lookups.in(moduleClass.type())
                .map(lookup ->
                    new Violation(
                        moduleClass.module().name(),
                        (isHandedOver(lookup.getName())
                                ? "hands objects to the container by "
                                : "looks beans up by ")
                            + lookup.getTargetOwner().getSimpleName()
                            + "."
                            + lookup.getName().replace("<init>", "new"),
                        codebase.locationOf(moduleClass.type(), lookup.getLineNumber())))
                .map(violation ->
                    violation.description().startsWith("hands")
                        ? violation.withRemedy(
                            "declare it in a @Configuration of your module as a @Bean method, whose"
                                + " type and name can be read")
                        : violation));
  }

  private static boolean isHandedOver(String method) {
    return method.matches("(register|initialize|add|configure).*");
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

  /** For each class and each module that it names, the longest name. */
  private static Stream<Violation> classesByName(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass -> {
          var longest = new TreeMap<String, Violation>();
          codebase.constantsOf(moduleClass.type()).stream()
              .map(constant -> new Codebase.ModuleConstant(moduleClass, constant))
              .forEach(constant ->
                  NamedClasses.in(codebase, constant.module(), constant.constant())
                      .map(found ->
                          new Violation(
                              constant.module(), found.description(), constant.location(codebase)))
                      .forEach(violation ->
                          longest.merge(
                              lastWord(violation.description()), violation, BeanChecks::longer)));
          return longest.values().stream();
        });
  }

  private static Violation longer(Violation one, Violation other) {
    return other.description().length() > one.description().length() ? other : one;
  }

  private static String lastWord(String description) {
    return description.substring(description.lastIndexOf(' ') + 1);
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

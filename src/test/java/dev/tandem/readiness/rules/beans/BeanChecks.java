package dev.tandem.readiness.rules.beans;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.rules.dependencies.DependencyChecks;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 2: a module uses no bean of another module, whether injected, looked up or named. */
public final class BeanChecks {

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
        NamedBeans.check(),
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
}

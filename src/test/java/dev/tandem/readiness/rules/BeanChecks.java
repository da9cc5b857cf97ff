package dev.tandem.readiness.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.beans.Introspector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/** Rule 2: a module uses no bean of another module, whether injected, looked up or named. */
final class BeanChecks {

  private static final Set<String> NAMING_ANNOTATIONS =
      Set.of("Qualifier", "Resource", "Named", "DependsOn", "ConditionalOnBean", "Lookup", "Lazy");
  private static final Pattern EXPRESSION_BEAN = Pattern.compile("@([A-Za-z_$][\\w$]*)");

  private BeanChecks() {}

  static List<RuleCheck> checks() {
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
            "lookup in the container",
            "the compiler cannot check a lookup by type or name, and it fails once the other"
                + " module has been extracted",
            "take your own module's bean as a constructor argument; for data of another module,"
                + " listen to its events",
            BeanChecks::containerLookups),
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
            BeanChecks::classesByName));
  }

  private static Stream<Violation> foreignBeans(Codebase codebase) {
    var produced = beanMethodTypes(codebase);
    return DependencyGraph.codeDependencies(codebase)
        .filter(dependency ->
            !dependency.to().inKernel()
                || dependency
                    .to()
                    .namedInterfaceOf(
                        dependency.dependency().getTargetClass().getBaseComponentType())
                    .isEmpty())
        .filter(it -> isBean(it.dependency().getTargetClass().getBaseComponentType(), produced))
        .map(dependency ->
            DependencyChecks.violation(
                codebase,
                dependency,
                "uses " + dependency.targetName() + ", a bean of " + dependency.to().name()));
  }

  private static Stream<Violation> containerLookups(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> !it.module().inKernel())
        .flatMap(moduleClass ->
            moduleClass.type().getMethodCallsFromSelf().stream()
                .filter(call -> isLookup(call.getTargetOwner(), call.getName()))
                .map(call ->
                    new Violation(
                        moduleClass.module().name(),
                        "looks beans up by "
                            + call.getTargetOwner().getSimpleName()
                            + "."
                            + call.getName(),
                        codebase.locationOf(moduleClass.type(), call.getLineNumber()))));
  }

  private static boolean isLookup(JavaClass owner, String method) {
    return owner.isAssignableTo("org.springframework.beans.factory.BeanFactory")
        && (method.startsWith("getBean") || method.startsWith("findAnnotationOnBean"));
  }

  private static Stream<Violation> beansByName(Codebase codebase) {
    var owners = modulesByBeanName(codebase);
    return codebase
        .moduleConstants()
        .filter(it -> !it.constant().annotation().isEmpty())
        .flatMap(moduleConstant ->
            candidateNames(moduleConstant.constant())
                .filter(name -> owners.containsKey(name))
                .filter(name -> !owners.get(name).equals(moduleConstant.module()))
                .map(name ->
                    new Violation(
                        moduleConstant.module(),
                        "asks by name for \"" + name + "\", a bean of " + owners.get(name),
                        moduleConstant.location(codebase))));
  }

  private static Stream<String> candidateNames(ClassFileConstants.StringConstant text) {
    var simple = text.annotation().substring(text.annotation().lastIndexOf('.') + 1);
    return NAMING_ANNOTATIONS.contains(simple)
        ? Stream.of(text.value())
        : EXPRESSION_BEAN.matcher(text.value()).results().map(it -> it.group(1));
  }

  private static Stream<Violation> classesByName(Codebase codebase) {
    return codebase
        .moduleConstants()
        .filter(moduleConstant ->
            !moduleConstant.constant().concatenated()
                || moduleConstant.constant().value().length() < 400)
        .flatMap(moduleConstant ->
            codebase.modules.values().stream()
                .filter(other -> !other.name().equals(moduleConstant.module()))
                .filter(other ->
                    moduleConstant
                        .constant()
                        .value()
                        .replace("\u0002", "")
                        .contains(other.basePackage() + "."))
                .map(other ->
                    new Violation(
                        moduleConstant.module(),
                        "names the class \""
                            + moduleConstant.constant().value().replace("\u0002", "").strip()
                            + "\" of "
                            + other.name(),
                        moduleConstant.location(codebase))));
  }

  private static boolean isBean(JavaClass type, Set<String> produced) {
    return type.isMetaAnnotatedWith(Component.class)
        || type.isAnnotatedWith(org.jmolecules.ddd.annotation.Service.class)
        || type.isAnnotatedWith(org.jmolecules.ddd.annotation.Repository.class)
        || type.isAssignableTo(Repository.class)
        || produced.contains(type.getName());
  }

  private static Set<String> beanMethodTypes(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(it -> it.type().getMethods().stream())
        .filter(it -> it.isAnnotatedWith(Bean.class))
        .map(it -> it.getRawReturnType().getName())
        .filter(it -> it.startsWith(codebase.rootPackage + "."))
        .collect(Collectors.toSet());
  }

  /** Modules outside the shared kernel, by the names of their beans. */
  private static Map<String, String> modulesByBeanName(Codebase codebase) {
    var found = new TreeMap<String, String>();
    codebase
        .moduleClasses()
        .filter(it -> !it.module().inKernel())
        .forEach(moduleClass -> {
          if (isBean(moduleClass.type(), Set.of())) {
            found.put(beanName(moduleClass.type()), moduleClass.module().name());
          }
          moduleClass.type().getMethods().stream()
              .filter(it -> it.isAnnotatedWith(Bean.class))
              .forEach(method ->
                  beanMethodNames(method).forEach(n -> found.put(n, moduleClass.module().name())));
        });
    return found;
  }

  private static Stream<String> beanMethodNames(JavaMethod method) {
    var given = method.getAnnotationOfType(Bean.class).value();
    return given.length > 0 ? Stream.of(given) : Stream.of(method.getName());
  }

  private static String beanName(JavaClass type) {
    var given =
        type.getAnnotations().stream()
            .map(it -> it.get("value").orElse(""))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(it -> !it.isBlank())
            .findFirst();
    return given.orElseGet(() -> Introspector.decapitalize(type.getSimpleName()));
  }
}

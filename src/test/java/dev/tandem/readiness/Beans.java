package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/** Rule 2: no module gets hold of another's bean, whichever way. */
final class Beans {

  private static final Set<String> NAMING =
      Set.of("Qualifier", "Resource", "Named", "DependsOn", "ConditionalOnBean", "Lookup", "Lazy");
  private static final Pattern IN_EXPRESSION = Pattern.compile("@([A-Za-z_$][\\w$]*)");

  private Beans() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            Rule.BEANS,
            "bean of another module",
            "a bean is there only while both modules live in one process; a named interface around it"
                + " does not change that",
            "publish an event and let the other module listen; if you need its data, keep your own copy"
                + " from its events",
            Beans::used),
        new Check(
            Rule.BEANS,
            "lookup in the container",
            "a lookup by type or name finds what the compiler cannot see, until the module has left",
            "take your own module's bean as a constructor argument; for another module's, listen to its"
                + " events",
            Beans::lookedUp),
        new Check(
            Rule.BEANS,
            "bean by name",
            "the name is a hidden dependency that fails only when the module is gone",
            "name only beans of your own module; for another module's facts, listen to its events",
            Beans::named),
        new Check(
            Rule.BEANS,
            "class by name",
            "reflection reaches what package-private protects, and breaks when the module leaves",
            "use the types of the other module's named interfaces, as declared in package-info.java",
            Beans::reflected));
  }

  private static Stream<Crossing> used(House house) {
    var produced = produced(house);
    return Graph.usages(house)
        .filter(it ->
            !it.to().shared()
                || it.to()
                    .interfaceOf(it.dependency().getTargetClass().getBaseComponentType())
                    .isEmpty())
        .filter(it -> isBean(it.dependency().getTargetClass().getBaseComponentType(), produced))
        .map(it ->
            Declarations.crossing(
                house, it, "uses " + it.target() + ", a bean of " + it.to().name()));
  }

  private static Stream<Crossing> lookedUp(House house) {
    return house
        .owned()
        .filter(it -> !it.module().shared())
        .flatMap(owned ->
            owned.type().getMethodCallsFromSelf().stream()
                .filter(it -> isLookup(it.getTargetOwner(), it.getName()))
                .map(it ->
                    new Crossing(
                        owned.module().name(),
                        "looks beans up by "
                            + it.getTargetOwner().getSimpleName()
                            + "."
                            + it.getName(),
                        house.where(owned.type(), it.getLineNumber()))));
  }

  private static boolean isLookup(JavaClass owner, String method) {
    return owner.isAssignableTo("org.springframework.beans.factory.BeanFactory")
        && (method.startsWith("getBean") || method.startsWith("findAnnotationOnBean"));
  }

  private static Stream<Crossing> named(House house) {
    var owners = names(house);
    return house
        .said()
        .filter(it -> !it.text().annotation().isEmpty())
        .flatMap(it ->
            candidates(it.text())
                .filter(name -> owners.containsKey(name))
                .filter(name -> !owners.get(name).equals(it.module()))
                .map(name ->
                    new Crossing(
                        it.module(),
                        "asks by name for \"" + name + "\", a bean of " + owners.get(name),
                        it.where(house))));
  }

  private static Stream<String> candidates(Texts.Text text) {
    var simple = text.annotation().substring(text.annotation().lastIndexOf('.') + 1);
    return NAMING.contains(simple)
        ? Stream.of(text.value())
        : IN_EXPRESSION.matcher(text.value()).results().map(it -> it.group(1));
  }

  private static Stream<Crossing> reflected(House house) {
    return house
        .said()
        .filter(it -> !it.text().pieces() || it.text().value().length() < 400)
        .flatMap(it ->
            house.modules.values().stream()
                .filter(other -> !other.name().equals(it.module()))
                .filter(
                    other -> it.text().value().replace("\u0002", "").contains(other.base() + "."))
                .map(other ->
                    new Crossing(
                        it.module(),
                        "names the class \""
                            + it.text().value().replace("\u0002", "").strip()
                            + "\" of "
                            + other.name(),
                        it.where(house))));
  }

  private static boolean isBean(JavaClass type, Set<String> produced) {
    return type.isMetaAnnotatedWith(Component.class)
        || type.isAnnotatedWith(org.jmolecules.ddd.annotation.Service.class)
        || type.isAnnotatedWith(org.jmolecules.ddd.annotation.Repository.class)
        || type.isAssignableTo(Repository.class)
        || produced.contains(type.getName());
  }

  private static Set<String> produced(House house) {
    return house
        .owned()
        .flatMap(it -> it.type().getMethods().stream())
        .filter(it -> it.isAnnotatedWith(Bean.class))
        .map(it -> it.getRawReturnType().getName())
        .filter(it -> it.startsWith(house.root + "."))
        .collect(java.util.stream.Collectors.toSet());
  }

  /** Names of the beans of modules outside the shared kernel, with their modules. */
  private static Map<String, String> names(House house) {
    var found = new TreeMap<String, String>();
    house
        .owned()
        .filter(it -> !it.module().shared())
        .forEach(owned -> {
          if (isBean(owned.type(), Set.of())) {
            found.put(name(owned.type()), owned.module().name());
          }
          owned.type().getMethods().stream()
              .filter(it -> it.isAnnotatedWith(Bean.class))
              .forEach(it -> beanNames(it).forEach(n -> found.put(n, owned.module().name())));
        });
    return found;
  }

  private static Stream<String> beanNames(JavaMethod method) {
    var given = method.getAnnotationOfType(Bean.class).value();
    return given.length > 0 ? Stream.of(given) : Stream.of(method.getName());
  }

  private static String name(JavaClass type) {
    var given =
        type.getAnnotations().stream()
            .map(it -> it.get("value").orElse(""))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(it -> !it.isBlank())
            .findFirst();
    return given.orElseGet(() -> java.beans.Introspector.decapitalize(type.getSimpleName()));
  }
}

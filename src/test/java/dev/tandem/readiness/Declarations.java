package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Rule 1: what a module depends on stands in its declaration, and nothing else does. */
final class Declarations {

  private Declarations() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            Rule.DEPENDENCIES,
            "undeclared dependency",
            "what the module needs of another stays hidden until it leaves, and then it is missing",
            "listen to an event of the other module and keep what you need in your own table; if it is"
                + " an event or a kernel type you need, add \"module :: interface\" to"
                + " allowedDependencies in package-info.java",
            Declarations::undeclared),
        new Check(
            Rule.DEPENDENCIES,
            "dependency on an inside",
            "only named interfaces are kept stable for others; the rest changes without notice",
            "use a type of the other module's events package; if it shows too little, ask its owner to"
                + " add a field to the event",
            Declarations::inside),
        new Check(
            Rule.DEPENDENCIES,
            "cycle of code",
            "modules in a cycle can only leave together",
            "let the consumer own an interface that the producer's event implements, as"
                + " scheduling.funding.FundingSucceeded is implemented by billing.events.BookingFunded",
            Declarations::cycles),
        new Check(
            Rule.DEPENDENCIES,
            "cycle of declarations",
            "a declared cycle invites the cycle of code",
            "remove the entry of allowedDependencies that the code does not need",
            Declarations::declaredCycles),
        new Check(
            Rule.DEPENDENCIES,
            "module without a declaration",
            "without @ApplicationModule(allowedDependencies = …) everything is allowed",
            "declare the module in its package-info.java, deny by default, @NullMarked, with the"
                + " purpose as Javadoc; see module-docs/how-to/add-a-module.md",
            Declarations::open),
        new Check(
            Rule.DEPENDENCIES,
            "use of the application's root",
            "the main class and its start-up code stay behind when the module leaves",
            "move what is shared to the kernel, or inject it by configuration",
            Declarations::root));
  }

  private static Stream<Crossing> undeclared(House house) {
    return Graph.usages(house)
        .filter(it -> it.to().interfaces().containsKey(packageOf(it)))
        .filter(it -> !it.from().mayUse(it.to(), type(it)))
        .map(it ->
            crossing(
                house,
                it,
                "uses "
                    + it.target()
                    + " without declaring \""
                    + it.to().name()
                    + " :: "
                    + it.to().interfaceOf(type(it))
                    + "\""));
  }

  private static Stream<Crossing> inside(House house) {
    return Graph.usages(house)
        .filter(it -> !it.to().interfaces().containsKey(packageOf(it)))
        .map(it ->
            crossing(
                house,
                it,
                "uses " + it.target() + ", which is inside the module " + it.to().name()));
  }

  private static Stream<Crossing> cycles(House house) {
    return Graph.ofCode(house).cycles().stream()
        .map(cycle -> {
          var usage =
              Graph.usages(house)
                  .filter(it -> it.from().name().equals(cycle.get(0)))
                  .filter(it -> it.to().name().equals(cycle.get(1)))
                  .findFirst()
                  .orElseThrow();
          return crossing(
              house, usage, "is in a cycle of code: " + arrows(cycle) + " by " + usage.target());
        });
  }

  private static Stream<Crossing> declaredCycles(House house) {
    return Graph.ofDeclarations(house.modules).cycles().stream()
        .map(cycle ->
            new Crossing(
                cycle.get(0),
                "declares a cycle: " + arrows(cycle),
                house.where(
                    house.modules.get(cycle.get(0)).declaration(), "\"" + cycle.get(1) + " ::")));
  }

  private static Stream<Crossing> open(House house) {
    var loose =
        house.code.stream()
            .filter(it -> it.getPackageName().startsWith(house.root + "."))
            .filter(it -> house.moduleOf(it).isEmpty())
            .map(it ->
                new Crossing(
                    it.getPackageName(), "has classes and no package-info.java", house.where(it)));
    var undeclared =
        house.modules.values().stream()
            .filter(it -> !it.explicit() || !it.declaration().isAnnotatedWith(NullMarked.class))
            .map(it ->
                new Crossing(
                    it.name(),
                    "does not declare what it may depend on, or is not @NullMarked",
                    house.where(it.declaration(), "package ")));
    var wildcards =
        house.modules.values().stream()
            .flatMap(it ->
                it.allowed().stream()
                    .filter(to -> to.named().isEmpty() || to.named().equals("*"))
                    .map(to ->
                        new Crossing(
                            it.name(),
                            "allows itself \"" + to + "\" without naming an interface",
                            house.where(it.declaration(), "\"" + to.module()))));
    return Stream.of(loose, undeclared, wildcards).flatMap(it -> it);
  }

  private static Stream<Crossing> root(House house) {
    return house
        .owned()
        .flatMap(owned ->
            owned.type().getDirectDependenciesFromSelf().stream()
                .filter(it -> it.getTargetClass().getPackageName().equals(house.root))
                .map(it ->
                    new Crossing(
                        owned.module().name(),
                        "uses " + it.getTargetClass().getName(),
                        house.where(owned.type(), it.getSourceCodeLocation().getLineNumber()))));
  }

  static Crossing crossing(House house, Graph.Usage usage, String what) {
    var line = usage.dependency().getSourceCodeLocation().getLineNumber();
    var origin = usage.dependency().getOriginClass();
    var where = line > 0 ? house.where(origin, line) : house.where(origin, simple(usage.target()));
    return new Crossing(usage.from().name(), what, where);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static JavaClass type(Graph.Usage usage) {
    return usage.dependency().getTargetClass().getBaseComponentType();
  }

  private static String packageOf(Graph.Usage usage) {
    return type(usage).getPackageName();
  }

  private static String arrows(List<String> cycle) {
    return String.join(" → ", cycle) + " → " + cycle.getFirst();
  }
}

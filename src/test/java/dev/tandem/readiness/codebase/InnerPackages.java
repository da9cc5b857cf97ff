package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;

/**
 * The packages inside a module and the arrows between them. An arrow is a compile-time dependency
 * of one class on another; {@code @Configuration} classes have none, because they only wire beans.
 */
public record InnerPackages(Codebase codebase, String basePackage) {

  /** The module's own package, above the inner ones. */
  public static final String ROOT = "root";

  public record Arrow(String from, String to, Dependency dependency) {

    public String targetName() {
      return dependency.getTargetClass().getBaseComponentType().getSimpleName();
    }
  }

  public static InnerPackages of(Codebase codebase, DeclaredModule module) {
    return new InnerPackages(codebase, module.basePackage());
  }

  /** The source files of each package, {@code package-info} not counted. */
  public SortedMap<String, Long> fileCounts() {
    return classes()
        .filter(type -> !isDeclaration(type))
        .collect(
            Collectors.groupingBy(
                this::nameOf,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(codebase::sourceOf, Collectors.toSet()),
                    files -> (long) files.size())));
  }

  /** The {@code package-info} classes by package. */
  public SortedMap<String, JavaClass> declarations() {
    var declarations = new TreeMap<String, JavaClass>();
    classes()
        .filter(InnerPackages::isDeclaration)
        .forEach(type -> declarations.put(nameOf(type), type));
    return declarations;
  }

  public Stream<Arrow> arrows() {
    return classes()
        .filter(type -> !isWiring(type))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> contains(target(dependency)))
        .map(dependency ->
            new Arrow(nameOf(dependency.getOriginClass()), nameOf(target(dependency)), dependency))
        .filter(arrow -> !arrow.from().equals(arrow.to()));
  }

  public DependencyGraph graph() {
    var graph = new DependencyGraph();
    arrows().forEach(arrow -> graph.addEdge(arrow.from(), arrow.to()));
    return graph;
  }

  /** Names of all packages, the root first if it has classes of its own. */
  public TreeSet<String> names() {
    return new TreeSet<>(fileCounts().keySet());
  }

  private Stream<JavaClass> classes() {
    return codebase.classes.stream().filter(this::contains);
  }

  private boolean contains(JavaClass type) {
    return (type.getPackageName() + ".").startsWith(basePackage + ".");
  }

  private String nameOf(JavaClass type) {
    var name = type.getPackageName();
    return name.equals(basePackage) ? ROOT : name.substring(basePackage.length() + 1);
  }

  private static JavaClass target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  private static boolean isDeclaration(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }

  private static boolean isWiring(JavaClass type) {
    return outermost(type).isAnnotatedWith(Configuration.class);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(InnerPackages::outermost).orElse(type);
  }
}

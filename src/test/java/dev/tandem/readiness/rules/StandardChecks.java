package dev.tandem.readiness.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jmolecules.archunit.JMoleculesDddRules;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.util.function.SingletonSupplier;

/** What the libraries' own checks find in a codebase, for comparison with Tandem's rules. */
public final class StandardChecks {

  private static final Map<ClassLoader, Supplier<List<String>>> MODULITH =
      new ConcurrentHashMap<>();

  private StandardChecks() {}

  /** Messages of Spring Modulith's {@code verify()}, which reads only the classes. */
  public static List<String> modulithViolations(Codebase codebase) {
    return MODULITH
        .computeIfAbsent(
            codebase.classLoader,
            loader ->
                SingletonSupplier.of(
                    () -> withClassLoader(codebase, () -> modulithMessages(codebase.rootPackage))))
        .get();
  }

  private static List<String> modulithMessages(String rootPackage) {
    try {
      return ApplicationModules.of(rootPackage, excludeNothing()).detectViolations().getMessages();
    } catch (IllegalArgumentException dependencyOnNothing) {
      return List.of(String.valueOf(dependencyOnNothing.getMessage()));
    }
  }

  /**
   * A new predicate each time, because Spring Modulith caches its model by package and predicate.
   */
  private static DescribedPredicate<JavaClass> excludeNothing() {
    return DescribedPredicate.describe("nothing", (JavaClass type) -> false);
  }

  /** Messages of jMolecules' {@code JMoleculesDddRules.all()}. */
  public static List<String> jmoleculesViolations(Codebase codebase) {
    return withClassLoader(
        codebase,
        () -> JMoleculesDddRules.all().evaluate(codebase.classes).getFailureReport().getDetails());
  }

  private static <T> T withClassLoader(Codebase codebase, Supplier<T> work) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(codebase.classLoader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}

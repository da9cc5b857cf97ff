package dev.tandem.bootstrap;

import dev.tandem.kernel.schema.SharedModules;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.modulith.ApplicationModule;
import org.springframework.util.function.SingletonSupplier;

/**
 * The modules that this process runs: {@code --tandem.modules=billing,members}; all if absent. The
 * shared modules always run.
 */
public record ModuleSelection(boolean all, NavigableSet<String> modules) {

  public static final String PROPERTY = "tandem.modules";
  private static final String ROOT = "dev.tandem.";
  private static final Supplier<NavigableSet<String>> AVAILABLE =
      SingletonSupplier.of(ModuleSelection::findModules);

  public ModuleSelection {
    modules = Collections.unmodifiableNavigableSet(modules);
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator, if no module or an unknown
   *     one is named
   */
  public static ModuleSelection of(Environment environment) {
    var value = environment.getProperty(PROPERTY, "all").strip();
    var available = availableModules();
    if (value.equals("all")) {
      return new ModuleSelection(true, available);
    }
    var names =
        Arrays.stream(value.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "%s names no module; leave it out to run them all, or choose from %s."
              .formatted(PROPERTY, String.join(", ", available)));
    }
    names.stream()
        .filter(name -> !available.contains(name))
        .findFirst()
        .ifPresent(name -> rejectUnknown(name, available));
    names.addAll(SharedModules.NAMES);
    return new ModuleSelection(false, names);
  }

  /** Whether the class belongs to an active module, or to none. */
  boolean includes(String className) {
    if (!className.startsWith(ROOT)) {
      return true;
    }
    var module = className.substring(ROOT.length()).replaceFirst("\\..*", "");
    return modules.contains(module) || !availableModules().contains(module);
  }

  List<String> basePackages() {
    return modules.stream().map(ROOT::concat).toList();
  }

  private static void rejectUnknown(String name, NavigableSet<String> available) {
    throw new IllegalArgumentException(
        "%s names %s, which is no module; choose from %s."
            .formatted(PROPERTY, name, String.join(", ", available)));
  }

  /** The modules of the class path: the packages below the root with {@link ApplicationModule}. */
  private static NavigableSet<String> availableModules() {
    return AVAILABLE.get();
  }

  private static NavigableSet<String> findModules() {
    return ClassPathTypes.matching("*/package-info.class")
        .filter(
            type -> type.getAnnotationMetadata().hasAnnotation(ApplicationModule.class.getName()))
        .map(ClassPathTypes::module)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

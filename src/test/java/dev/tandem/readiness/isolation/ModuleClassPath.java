package dev.tandem.readiness.isolation;

import dev.tandem.kernel.schema.SharedModules;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.SourceFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/**
 * The class path of one module: its classes, the shared kernel, the published types that it has
 * declared, and its tests, beside all libraries. Of the other modules it sees the declarations and
 * the scripts, from which {@code rollout} knows what can be moved.
 */
final class ModuleClassPath {

  private static final String BASE = "dev/tandem/";
  private static final Set<String> FOLDERS_BY_MODULE = Set.of("templates", "static", "messages");

  private final Codebase codebase;
  private final DeclaredModule module;
  private final Set<String> present = new HashSet<>(SharedModules.NAMES);
  private final Set<String> publishedPackages;

  private ModuleClassPath(Codebase codebase, DeclaredModule module) {
    this.codebase = codebase;
    this.module = module;
    present.add(module.name());
    this.publishedPackages = reachablePublished(module, new HashSet<>());
  }

  /** Copies what the module may see and returns the class path with the copies first. */
  static String of(Codebase codebase, DeclaredModule module, String completeClassPath) {
    return new ModuleClassPath(codebase, module).build(completeClassPath);
  }

  private String build(String completeClassPath) {
    var classes = SourceFiles.classesOf(dev.tandem.Tandem.class);
    var tests = SourceFiles.classesOf(ModuleClassPath.class);
    return Arrays.stream(completeClassPath.split(File.pathSeparator))
        .map(entry ->
            switch (Path.of(entry)) {
              case Path path when path.equals(classes) -> copy(classes, "classes", this::isVisible);
              case Path path when path.equals(tests) ->
                  copy(tests, "test-classes", this::isOwnTest);
              case Path path -> path;
            })
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path copy(Path from, String name, Predicate<String> included) {
    var to = Path.of("target", "isolated", module.name(), name).toAbsolutePath();
    try {
      FileSystemUtils.deleteRecursively(to);
      for (var file : SourceFiles.below(from)) {
        var relative = from.relativize(file).toString().replace('\\', '/');
        if (included.test(relative)) {
          Files.createDirectories(to.resolve(relative).getParent());
          Files.copy(file, to.resolve(relative));
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the class or resource is in the module's process after an extraction. */
  private boolean isVisible(String file) {
    if (file.startsWith(BASE) && file.indexOf('/', BASE.length()) > 0) {
      return isVisibleClass(file.substring(BASE.length()));
    }
    return FOLDERS_BY_MODULE.stream()
        .filter(folder -> file.startsWith(folder + "/"))
        .map(folder -> file.substring(folder.length() + 1).split("[/._]")[0])
        .allMatch(owner -> present.contains(owner) || !codebase.modules.containsKey(owner));
  }

  private boolean isVisibleClass(String file) {
    var owner = file.substring(0, file.indexOf('/'));
    var packageName = (BASE + file.substring(0, file.lastIndexOf('/'))).replace('/', '.');
    return present.contains(owner)
        || file.equals(owner + "/package-info.class")
        || !codebase.modules.containsKey(owner)
        || publishedPackages.contains(packageName);
  }

  /** The published types of the declared modules, and those that these need in turn. */
  private Set<String> reachablePublished(DeclaredModule from, Set<DeclaredModule> seen) {
    var packages = new HashSet<String>();
    from.allowedDependencies().stream()
        .map(dependency -> codebase.modules.get(dependency.module()))
        .filter(seen::add)
        .forEach(needed -> {
          packages.addAll(needed.namedInterfaces().keySet());
          packages.addAll(reachablePublished(needed, seen));
        });
    return packages;
  }

  private boolean isOwnTest(String file) {
    return !file.startsWith(BASE)
        || file.startsWith(BASE + module.name() + "/")
        || file.startsWith(BASE + "testing/")
        || file.startsWith(BASE + "readiness/");
  }
}

package dev.tandem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Which modules this process runs: {@code --tandem.modules=billing} or a list; {@code all} when
 * absent. The shared kernel always runs.
 */
record ModuleSelection(boolean all, NavigableSet<String> names) {

  static final String PROPERTY = "tandem.modules";
  static final Set<String> KERNEL = Set.of("kernel", "eventing", "access");
  private static final String ROOT = Tandem.class.getPackageName() + ".";

  ModuleSelection {
    names = Collections.unmodifiableNavigableSet(names);
  }

  /**
   * @throws IllegalArgumentException with a sentence, for no name or an unknown one
   */
  static ModuleSelection of(Environment environment) {
    var asked = environment.getProperty(PROPERTY, "all").strip();
    var known = known();
    if (asked.equals("all")) {
      return new ModuleSelection(true, known);
    }
    var names =
        Arrays.stream(asked.split(","))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "%s names no module; leave it out to run them all, or choose from %s."
              .formatted(PROPERTY, String.join(", ", known)));
    }
    names.stream().filter(it -> !known.contains(it)).findFirst().ifPresent(it -> refuse(it, known));
    names.addAll(KERNEL);
    return new ModuleSelection(false, names);
  }

  /** Whether the class belongs to a module of this process, or to none. */
  boolean includes(String className) {
    if (!className.startsWith(ROOT)) {
      return true;
    }
    var rest = className.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 || names.contains(rest.substring(0, dot));
  }

  List<String> packages() {
    return names.stream().map(ROOT::concat).toList();
  }

  private static void refuse(String name, NavigableSet<String> known) {
    throw new IllegalArgumentException(
        "%s names %s, which is no module; choose from %s."
            .formatted(PROPERTY, name, String.join(", ", known)));
  }

  private static TreeSet<String> known() {
    var pattern = "classpath*:" + ROOT.replace('.', '/') + "*/package-info.class";
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(pattern))
          .map(ModuleSelection::folder)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String folder(Resource type) {
    try {
      var parts = type.getURL().getPath().split("/");
      return parts[parts.length - 2];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tandem.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Loads the classes that an earlier run of the same tests needed, on the other processor, while the
 * context starts on one. How many they were, and which, is kept in the file that {@code
 * tandem.test.classes-ahead} names; without it, nothing is loaded ahead.
 */
public final class ClassesAhead implements LauncherSessionListener {

  private static final String LIST = System.getProperty("tandem.test.classes-ahead", "");

  /** Those of the JDK are at hand anyway. */
  private static final Pattern OURS = Pattern.compile("(?!(java|jdk|sun|com\\.sun)\\.)[\\w.$]+");

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!LIST.isEmpty()) {
      Thread.ofPlatform()
          .daemon()
          .name("classes ahead")
          .start(() -> known().stream().skip(1).forEach(this::load));
    }
  }

  /** Kept anew where this run needed a tenth more than the one before, as after a single test. */
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (LIST.isEmpty()) {
      return;
    }
    int count = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    var known = known();
    if (known.isEmpty() || count > Integer.parseInt(known.getFirst()) * 1.1) {
      keep(Stream.concat(Stream.of(String.valueOf(count)), loaded()).toList());
    }
  }

  /** Links it, too, as it would be before its first use; what has gone meanwhile is left out. */
  private void load(String name) {
    try {
      Class.forName(name, false, getClass().getClassLoader()).getDeclaredConstructors();
    } catch (ClassNotFoundException | LinkageError e) {
      // Whoever needs it will say so.
    }
  }

  private static List<String> known() {
    try {
      return Files.exists(Path.of(LIST)) ? Files.readAllLines(Path.of(LIST)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keep(List<String> names) {
    try {
      Files.createDirectories(Path.of(LIST).toAbsolutePath().getParent());
      Files.write(Path.of(LIST), names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of their loading, all that have a file: none that was made at run time. */
  private static Stream<String> loaded() {
    try {
      var newestFirst =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "vmClasses",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      return newestFirst.lines().toList().reversed().stream()
          .map(it -> it.strip().replaceFirst(".*\\s", ""))
          .filter(it -> OURS.matcher(it).matches());
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}

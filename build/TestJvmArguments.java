import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Writes the arguments with which {@code build/test} starts a JVM. A cache of loaded classes (JEP
 * 483) requires a class path of jars only, so the project's own folders are listed in the manifest
 * of a jar. Caches of other arguments are deleted.
 */
class TestJvmArguments {

  private static final Path WORK_FOLDER = Path.of("target", "test-jvm");
  private static final Path JAVA = WORK_FOLDER.resolve("java");
  private static final Path OWN_CLASSES_JAR = WORK_FOLDER.resolve("own-classes.jar");
  private static final Path ARGUMENTS = WORK_FOLDER.resolve("arguments");

  /**
   * @param args the options of the tests' JVM as one argument, and the class path of the tests
   */
  public static void main(String[] args) throws IOException {
    var entries = List.of(args[1].split(File.pathSeparator));
    var ownFolders = entries.stream().filter(it -> !it.endsWith(".jar")).toList();
    var jars = new ArrayList<>(entries);
    jars.removeAll(ownFolders);
    jars.add(OWN_CLASSES_JAR.toString());
    var arguments =
        """
        # %s
        %s -Xlog:all=error -Dbasedir=.
        -classpath
        %s
        org.junit.platform.console.ConsoleLauncher
        execute --disable-banner --details=summary --include-engine=junit-jupiter --fail-if-no-tests
        """
            .formatted(Runtime.version(), args[0], String.join(File.pathSeparator, jars));
    if (!Files.exists(ARGUMENTS) || !Files.readString(ARGUMENTS).equals(arguments)) {
      deleteCache();
      Files.createSymbolicLink(JAVA, Path.of(System.getProperty("java.home"), "bin", "java"));
      writeClassPathJar(ownFolders);
    }
    Files.writeString(ARGUMENTS, arguments);
  }

  private static void deleteCache() throws IOException {
    Files.createDirectories(WORK_FOLDER);
    try (var known = Files.list(WORK_FOLDER)) {
      for (var file : known.toList()) {
        Files.delete(file);
      }
    }
  }

  private static void writeClassPathJar(List<String> folders) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            String.join(" ", folders.stream().map(it -> Path.of(it).toUri().toString()).toList()));
    new JarOutputStream(Files.newOutputStream(OWN_CLASSES_JAR), manifest).close();
  }
}

package dev.tandem.extraction;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The jars that a dependency of the pom brings, and the classes in them. */
final class ClassPathLibraries {

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
          Pattern.DOTALL);
  private static final String JDBC_DRIVER_SERVICE = "META-INF/services/java.sql.Driver";
  private static final Pattern GROUP = Pattern.compile("<groupId>([^<]+)</groupId>");

  private final List<Path> jars =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .filter(it -> it.toString().endsWith(".jar"))
          .toList();
  private final Map<MavenArtifact, Set<Path>> jarsByArtifact = new HashMap<>();
  private final Map<Path, List<String>> classesByJar = new HashMap<>();

  record MavenArtifact(String group, String name) {

    /** Local repositories are laid out as group/artifact/version/file. */
    boolean isIn(Path jar) {
      var folder = Path.of(group.replace('.', '/'), name);
      var parent = jar.getParent();
      return parent != null && parent.getParent() != null && parent.getParent().endsWith(folder);
    }
  }

  /** The dependency's own jar and those of its transitive dependencies. */
  Set<Path> jarsOf(MavenArtifact dependency) {
    return jarsByArtifact.computeIfAbsent(dependency, this::resolveJars);
  }

  /** The dependency's own jar, and those that no other dependency of the pom brings. */
  Set<Path> jarsOnlyFrom(MavenArtifact dependency, Collection<MavenArtifact> all) {
    var others =
        all.stream()
            .filter(it -> !it.equals(dependency))
            .flatMap(it -> jarsOf(it).stream())
            .collect(Collectors.toSet());
    return jarsOf(dependency).stream()
        .filter(path -> dependency.isIn(path) || !others.contains(path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Binary names with slashes. */
  Set<String> classesIn(Collection<Path> jars) {
    return jars.stream()
        .flatMap(it -> classesByJar.computeIfAbsent(it, ClassPathLibraries::classesIn).stream())
        .collect(Collectors.toSet());
  }

  /** Whether the artifact is a database driver, which a URL selects and no code names. */
  boolean isJdbcDriver(MavenArtifact dependency) {
    return jars.stream().filter(dependency::isIn).anyMatch(it -> hasEntry(it, JDBC_DRIVER_SERVICE));
  }

  private static boolean hasEntry(Path jar, String entry) {
    try (var zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(entry) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> classesIn(Path jar) {
    try (var zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(it -> it.getName())
          .filter(it -> it.endsWith(".class"))
          .map(entry -> entry.substring(0, entry.length() - ".class".length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<Path> resolveJars(MavenArtifact dependency) {
    var seen = new HashSet<>(List.of(dependency));
    var open = new ArrayDeque<>(seen);
    var found = new TreeSet<Path>();
    while (!open.isEmpty()) {
      var artifact = open.poll();
      jars.stream()
          .filter(artifact::isIn)
          .filter(found::add)
          .flatMap(ClassPathLibraries::dependenciesOf)
          .filter(seen::add)
          .forEach(open::add);
    }
    return found;
  }

  private static Stream<MavenArtifact> dependenciesOf(Path jar) {
    var pom = jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom"));
    if (!Files.exists(pom)) {
      return Stream.empty();
    }
    var text =
        TextFiles.read(pom)
            .replaceAll("(?s)<dependencyManagement>.*?</dependencyManagement>", "")
            .replaceAll("(?s)<(build|profiles)>.*</\\1>", "");
    var group = GROUP.matcher(text);
    var own = group.find() ? group.group(1) : "";
    return DEPENDENCY
        .matcher(text)
        .results()
        .filter(it -> !it.group(3).matches("(?s).*<(scope>(test|provided)|optional>true)<.*"))
        .map(match ->
            new MavenArtifact(
                match.group(1).replaceAll("\\$\\{(project|pom)\\.groupId}", own), match.group(2)));
  }
}

package dev.tandem.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The project's Java files and the references between them: from the constant pools of the classes,
 * which name every used type, and from the imports, which also name types of inlined constants.
 */
final class ProjectSources {

  static final Path MAIN = Path.of("src/main/java");
  static final Path TESTS = Path.of("src/test/java");

  private static final Pattern DESCRIPTOR = Pattern.compile("L([A-Za-z_$][\\w$/]*)(?=[;<])");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (static )?([\\w.]+)(?:\\.\\*)?;");

  private final SortedMap<Path, SourceFile> files = new TreeMap<>();
  private final Map<String, Path> pathByClass = new HashMap<>();
  private final Map<Path, Set<String>> namesByPath = new HashMap<>();

  /** The sources of this project, which must be compiled. */
  static ProjectSources ofThisProject() {
    var sources = new ProjectSources();
    sources.readClasses(classesOf("dev.tandem.Tandem"), MAIN);
    sources.readClasses(classesOf(ProjectSources.class.getName()), TESTS);
    sources.resolveReferences();
    return sources;
  }

  Collection<SourceFile> all() {
    return files.values();
  }

  SourceFile get(Path path) {
    return files.get(path);
  }

  Optional<SourceFile> find(String type) {
    return Optional.ofNullable(pathByClass.get(type.replace('.', '/'))).map(files::get);
  }

  /**
   * The files, and all files that they refer to directly or indirectly and that {@code enter}
   * accepts.
   */
  Set<SourceFile> reachableFrom(Collection<SourceFile> from, Predicate<SourceFile> enter) {
    var found = new LinkedHashSet<SourceFile>(from);
    var open = new ArrayDeque<SourceFile>(from);
    while (!open.isEmpty()) {
      for (var path : open.poll().projectReferences()) {
        var next = files.get(path);
        if (enter.test(next) && found.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }

  private void readClasses(Path classes, Path sources) {
    try (var all = Files.walk(classes.resolve("dev/tandem"))) {
      for (var file : all.filter(it -> it.toString().endsWith(".class")).sorted().toList()) {
        var model = ClassFile.of().parse(file);
        var name = model.thisClass().asInternalName();
        var path = sources.resolve(name.replaceFirst("[^/]*$", sourceName(model)));
        if (!Files.exists(path)) {
          continue; // left over from a file that has been moved
        }
        pathByClass.put(name, path);
        namesByPath.computeIfAbsent(path, it -> new TreeSet<>()).addAll(referencedNames(model));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sourceName(ClassModel model) {
    return Matcher.quoteReplacement(
        model.findAttribute(Attributes.sourceFile()).orElseThrow().sourceFile().stringValue());
  }

  private static Set<String> referencedNames(ClassModel model) {
    var found = new TreeSet<String>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry reference when !reference.asInternalName().startsWith("[") ->
            found.add(reference.asInternalName());
        case ClassEntry reference ->
            namesInDescriptor(reference.asInternalName()).forEach(found::add);
        case Utf8Entry constant -> namesInDescriptor(constant.stringValue()).forEach(found::add);
        default -> {}
      }
    }
    return found;
  }

  private static Stream<String> namesInDescriptor(String text) {
    return DESCRIPTOR.matcher(text).results().map(it -> it.group(1));
  }

  private void resolveReferences() {
    namesByPath.forEach((path, names) -> {
      var all = Stream.concat(names.stream(), imports(path)).collect(Collectors.toSet());
      var own = new TreeSet<Path>();
      var libraries = new TreeSet<String>();
      for (var name : all) {
        if (!name.startsWith("dev/tandem/")) {
          libraries.add(name);
        } else if (pathByClass.containsKey(name)) {
          own.add(pathByClass.get(name));
        }
      }
      packageInfo(path).ifPresent(own::add);
      own.remove(path);
      files.put(path, new SourceFile(path, typeOf(path), path.startsWith(TESTS), own, libraries));
    });
  }

  private Optional<Path> packageInfo(Path path) {
    return Optional.of(path.resolveSibling("package-info.java")).filter(namesByPath::containsKey);
  }

  private static String typeOf(Path path) {
    var below = path.startsWith(TESTS) ? TESTS.relativize(path) : MAIN.relativize(path);
    return below.toString().replace('\\', '/').replaceFirst("\\.java$", "").replace('/', '.');
  }

  private static Stream<String> imports(Path source) {
    return IMPORT
        .matcher(TextFiles.read(source))
        .results()
        .flatMap(match -> candidates(match.group(2), match.group(1) != null));
  }

  /** A nested class or a static member is imported under a longer name than its file has. */
  private static Stream<String> candidates(String imported, boolean member) {
    var name = imported.replace('.', '/');
    var outer = name.replaceFirst("/[^/]+$", "");
    return member || Character.isUpperCase(outer.charAt(outer.lastIndexOf('/') + 1))
        ? Stream.of(name, outer)
        : Stream.of(name);
  }

  private static Path classesOf(String type) {
    try {
      return Path.of(
          Class.forName(type, false, ProjectSources.class.getClassLoader())
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

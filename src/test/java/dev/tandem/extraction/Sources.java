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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The project's Java files and who refers to whom: from the constant pools of the classes, which
 * name every type that is used, and from the imports, which name those that the compiler forgets.
 */
final class Sources {

  static final Path MAIN = Path.of("src/main/java");
  static final Path TESTS = Path.of("src/test/java");

  private static final Pattern DESCRIPTOR = Pattern.compile("L([A-Za-z_$][\\w$/]*)(?=[;<])");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (static )?([\\w.]+)(?:\\.\\*)?;");

  private final SortedMap<Path, SourceFile> files = new TreeMap<>();
  private final Map<String, Path> pathOf = new HashMap<>();
  private final Map<Path, Set<String>> references = new HashMap<>();

  /** Those of this project, which must be compiled. */
  static Sources ofThisProject() {
    var sources = new Sources();
    sources.read(classesOf("dev.tandem.Tandem"), MAIN);
    sources.read(classesOf(Sources.class.getName()), TESTS);
    sources.link();
    return sources;
  }

  Collection<SourceFile> all() {
    return files.values();
  }

  SourceFile at(Path path) {
    return files.get(path);
  }

  Optional<SourceFile> of(String type) {
    return Optional.ofNullable(pathOf.get(type.replace('.', '/'))).map(files::get);
  }

  /** The files and all that they lead to; a file that is not entered leads nowhere. */
  Set<SourceFile> closure(
      Collection<SourceFile> from, java.util.function.Predicate<SourceFile> enter) {
    var found = new LinkedHashSet<SourceFile>(from);
    var open = new ArrayDeque<SourceFile>(from);
    while (!open.isEmpty()) {
      for (var path : open.poll().own()) {
        var next = files.get(path);
        if (enter.test(next) && found.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }

  private void read(Path classes, Path sources) {
    try (var all = Files.walk(classes.resolve("dev/tandem"))) {
      for (var file : all.filter(it -> it.toString().endsWith(".class")).sorted().toList()) {
        var model = ClassFile.of().parse(file);
        var name = model.thisClass().asInternalName();
        var path = sources.resolve(name.replaceFirst("[^/]*$", sourceName(model)));
        if (!Files.exists(path)) {
          continue; // left over from a file that has been moved
        }
        pathOf.put(name, path);
        references.computeIfAbsent(path, it -> new TreeSet<>()).addAll(names(model));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sourceName(ClassModel model) {
    return Matcher.quoteReplacement(
        model.findAttribute(Attributes.sourceFile()).orElseThrow().sourceFile().stringValue());
  }

  private static Set<String> names(ClassModel model) {
    var found = new TreeSet<String>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry it when !it.asInternalName().startsWith("[") ->
            found.add(it.asInternalName());
        case ClassEntry it -> descriptors(it.asInternalName()).forEach(found::add);
        case Utf8Entry it -> descriptors(it.stringValue()).forEach(found::add);
        default -> {}
      }
    }
    return found;
  }

  private static Stream<String> descriptors(String text) {
    return DESCRIPTOR.matcher(text).results().map(it -> it.group(1));
  }

  private void link() {
    references.forEach((path, names) -> {
      var all = Stream.concat(names.stream(), imports(path)).collect(Collectors.toSet());
      var own = new TreeSet<Path>();
      var libraries = new TreeSet<String>();
      for (var name : all) {
        if (!name.startsWith("dev/tandem/")) {
          libraries.add(name);
        } else if (pathOf.containsKey(name)) {
          own.add(pathOf.get(name));
        }
      }
      packageInfo(path).ifPresent(own::add);
      own.remove(path);
      files.put(path, new SourceFile(path, typeOf(path), path.startsWith(TESTS), own, libraries));
    });
  }

  private Optional<Path> packageInfo(Path path) {
    return Optional.of(path.resolveSibling("package-info.java")).filter(references::containsKey);
  }

  private static String typeOf(Path path) {
    var below = path.startsWith(TESTS) ? TESTS.relativize(path) : MAIN.relativize(path);
    return below.toString().replace('\\', '/').replaceFirst("\\.java$", "").replace('/', '.');
  }

  private static Stream<String> imports(Path source) {
    return IMPORT
        .matcher(Text.read(source))
        .results()
        .flatMap(it -> candidates(it.group(2), it.group(1) != null));
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
          Class.forName(type, false, Sources.class.getClassLoader())
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  List<SourceFile> below(String packageName) {
    return all().stream()
        .filter(it -> (it.packageName() + ".").startsWith(packageName + "."))
        .toList();
  }
}

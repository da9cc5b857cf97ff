package dev.tandem.readiness.rules.descriptors;

import dev.tandem.readiness.codebase.SourceFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** The jars of the class path as Java modules. */
final class LibraryModules {

  static final String SHARED_KERNEL = "tandem.shared";
  private static final Pattern MISSING_PACKAGE = Pattern.compile("package (\\S+) does not exist");
  private static final Pattern MISSING =
      Pattern.compile("package (\\S+) does not exist|class file for (\\S+) not found");
  static final LibraryModules ON_CLASS_PATH = new LibraryModules();

  private final Map<Path, ModuleReference> byJar = new LinkedHashMap<>();
  private final Map<String, String> byPackage = new TreeMap<>();

  private LibraryModules() {
    Stream.concat(
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(it -> it.toString().endsWith(".jar")),
            Stream.of(kernelJar()))
        .forEach(path -> {
          try {
            ModuleFinder.of(path).findAll().forEach(found -> byJar.put(path, found));
          } catch (FindException e) {
            byJar.remove(path);
          }
        });
    Stream.concat(byJar.values().stream(), ModuleFinder.ofSystem().findAll().stream())
        .map(ModuleReference::descriptor)
        .forEach(descriptor ->
            descriptor.packages().forEach(name -> byPackage.putIfAbsent(name, descriptor.name())));
  }

  /** Tandem's shared kernel as a library, for the codebases with planted violations. */
  private static Path kernelJar() {
    try {
      var jar = Files.createTempFile("tandem-kernel", ".jar");
      jar.toFile().deleteOnExit();
      var classes = SourceFiles.classesOf(dev.tandem.Tandem.class);
      try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
        for (var file : SourceFiles.below(classes.resolve("dev/tandem"))) {
          var name = classes.relativize(file).toString().replace('\\', '/');
          if (name.matches("dev/tandem/(kernel|eventing/publishing|access/identity)/.*class")) {
            out.putNextEntry(new ZipEntry(name));
            Files.copy(file, out);
          }
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest manifest() {
    var manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", SHARED_KERNEL);
    return manifest;
  }

  /** The name of the library module that has a class; empty for classes of no library. */
  String moduleOf(URI source) {
    var text = source.toString();
    if (text.startsWith("jrt:/")) {
      return text.substring(5).replaceFirst("/.*", "");
    }
    if (!text.startsWith("jar:")) {
      return text.contains("/dev/tandem/") ? SHARED_KERNEL : "";
    }
    var jar = Path.of(URI.create(text.substring(4, text.indexOf("!/"))));
    return byJar.containsKey(jar) ? byJar.get(jar).descriptor().name() : "";
  }

  /** The libraries with the packages and classes that the compiler does not find. */
  Set<String> missingIn(List<Diagnostic<? extends JavaFileObject>> errors) {
    return errors.stream()
        .map(each -> MISSING.matcher(each.getMessage(Locale.ENGLISH)))
        .filter(Matcher::find)
        .map(missing ->
            missing.group(1) == null
                ? missing.group(2).replaceFirst("\\.[A-Z].*", "")
                : missing.group(1))
        .map(name -> byPackage.getOrDefault(name, ""))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  /** Whether the compiler reports that a library is missing. */
  boolean reportsMissingLibrary(String message) {
    var missing = MISSING_PACKAGE.matcher(message);
    return message.contains("cannot access")
        || message.contains("class file for")
        || missing.find() && byPackage.containsKey(missing.group(1));
  }

  /** The name of the module that has a package; the argument ends with a dot. */
  String moduleOf(String packageWithDot) {
    return byPackage.getOrDefault(packageWithDot.substring(0, packageWithDot.length() - 1), "");
  }

  /** The jars of the named modules and of those that their descriptors require. */
  Stream<Path> withRequired(Set<String> needed) {
    var names = new TreeSet<>(needed);
    var open = new ArrayDeque<>(needed);
    while (!open.isEmpty()) {
      var name = open.poll();
      byJar.values().stream()
          .map(ModuleReference::descriptor)
          .filter(it -> it.name().equals(name))
          .flatMap(it -> it.requires().stream())
          .filter(it -> !it.modifiers().contains(Requires.Modifier.STATIC))
          .map(Requires::name)
          .filter(names::add)
          .forEach(open::add);
    }
    return byJar.entrySet().stream()
        .filter(it -> names.contains(it.getValue().descriptor().name()))
        .map(Map.Entry::getKey);
  }

  /** All jars except those that share a package with a needed jar. */
  Stream<Path> allCompatibleWith(Set<String> needed) {
    var packages = new HashSet<String>();
    var names = new HashSet<String>();
    return byJar.entrySet().stream()
        .filter(library ->
            !library.getValue().descriptor().name().equals(SHARED_KERNEL)
                || needed.contains(SHARED_KERNEL))
        .sorted(Comparator.comparing(it -> !needed.contains(it.getValue().descriptor().name())))
        .filter(library -> {
          var own = library.getValue().descriptor().packages();
          var fits =
              !own.isEmpty()
                  && own.stream().noneMatch(packages::contains)
                  && names.add(library.getValue().descriptor().name());
          return fits && packages.addAll(own);
        })
        .map(Map.Entry::getKey);
  }
}

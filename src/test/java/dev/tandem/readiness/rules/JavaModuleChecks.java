package dev.tandem.readiness.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.CachingClassResolver;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Rule 9: the sources of one module compile as a named Java module against what the modules that it
 * declares export.
 */
public final class JavaModuleChecks {

  private static final Pattern IMPORT =
      Pattern.compile("import (?:static )?((?:[a-z_]\\w*\\.)+)[A-Z].*");

  private JavaModuleChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.JAVA_MODULE,
            "source that does not compile alone",
            "with only the exports of the declared dependencies, the compiler does not find what"
                + " the module uses",
            "use only exported types (named interfaces) of declared modules; the descriptor is in"
                + " module-docs/<module>/module-info.java",
            JavaModuleChecks::compilationErrors));
  }

  private static Stream<Violation> compilationErrors(Codebase codebase) {
    return codebase.cached("compiled", () -> compileAll(codebase)).values().stream()
        .flatMap(List::stream);
  }

  /** The descriptor that the module would have as a Java module. */
  public static String moduleInfo(Codebase codebase, DeclaredModule module) {
    var text = new StringBuilder("module " + codebase.rootPackage + "." + module.name() + " {\n");
    var platform = new TreeSet<String>();
    var libraries = new TreeSet<String>();
    requiredLibraries(codebase, module)
        .forEach(
            library -> (library.matches("(java|jdk)\\..*") ? platform : libraries).add(library));
    platform.remove("java.base");
    appendBlock(text, platform.stream().map(it -> "requires " + it));
    appendBlock(text, libraries.stream().map(it -> "requires " + it));
    var transitive = transitiveModules(codebase, module);
    appendBlock(
        text,
        requiredModules(codebase, module)
            .map(required ->
                "requires "
                    + (transitive.contains(required) ? "transitive " : "")
                    + codebase.rootPackage
                    + "."
                    + required));
    appendBlock(text, module.namedInterfaces().keySet().stream().map(it -> "exports " + it));
    appendBlock(text, openedPackages(codebase, module).map(it -> "opens " + it));
    return text.append("}\n").toString();
  }

  private static void appendBlock(StringBuilder text, Stream<String> lines) {
    var found = lines.toList();
    if (!found.isEmpty()) {
      text.append(text.toString().endsWith("{\n") ? "" : "\n");
      found.forEach(it -> text.append("  ").append(it).append(";\n"));
    }
  }

  private static Stream<String> requiredModules(Codebase codebase, DeclaredModule module) {
    return module.allowedDependencies().stream()
        .map(DeclaredModule.AllowedDependency::module)
        .filter(it -> codebase.modules.containsKey(it))
        .distinct()
        .sorted();
  }

  /** Modules whose types appear in the exported types of this module. */
  private static Set<String> transitiveModules(Codebase codebase, DeclaredModule module) {
    return codebase
        .classesOf(module)
        .filter(it -> module.namedInterfaces().containsKey(it.getPackageName()))
        .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
        .flatMap(it -> codebase.moduleOf(it.getTargetClass().getBaseComponentType()).stream())
        .filter(it -> !it.equals(module))
        .map(DeclaredModule::name)
        .collect(Collectors.toSet());
  }

  /** Packages that frameworks access by reflection: those with beans, pages and mapped types. */
  private static Stream<String> openedPackages(Codebase codebase, DeclaredModule module) {
    return codebase
        .classesOf(module)
        .filter(it -> !it.getSimpleName().equals("package-info"))
        .map(JavaClass::getPackageName)
        .filter(it -> !module.namedInterfaces().containsKey(it))
        .distinct();
  }

  private static SortedSet<String> requiredLibraries(Codebase codebase, DeclaredModule module) {
    var imported =
        sourceFiles(codebase, module).stream()
            .flatMap(it -> Codebase.linesOf(it).stream())
            .map(IMPORT::matcher)
            .filter(Matcher::matches)
            .map(it -> LibraryModules.ON_CLASS_PATH.moduleOf(it.group(1)));
    return Stream.concat(usedTypes(codebase, module).map(JavaModuleChecks::libraryOf), imported)
        .filter(it -> isRequirable(codebase, it))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JavaClass> usedTypes(Codebase codebase, DeclaredModule module) {
    return codebase
        .classesOf(module)
        .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
        .map(it -> it.getTargetClass().getBaseComponentType())
        .filter(it -> !it.isPrimitive())
        .distinct();
  }

  /** Libraries with the supertypes of the used types, which the compiler reads as well. */
  private static Stream<String> supertypeLibraries(Codebase codebase, DeclaredModule module) {
    return usedTypes(codebase, module)
        .flatMap(type ->
            Stream.concat(
                type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream()))
        .distinct()
        .map(JavaModuleChecks::libraryOf)
        .filter(it -> isRequirable(codebase, it));
  }

  /** Tandem's own modules require each other, and not the kernel as a library. */
  private static boolean isRequirable(Codebase codebase, String library) {
    return !library.isEmpty()
        && (!library.equals(LibraryModules.SHARED_KERNEL)
            || !codebase.rootPackage.equals("dev.tandem"));
  }

  private static String libraryOf(JavaClass type) {
    return CachingClassResolver.locationOf(type)
        .map(LibraryModules.ON_CLASS_PATH::moduleOf)
        .orElse("");
  }

  private static Map<String, List<Violation>> compileAll(Codebase codebase) {
    try {
      var out = Files.createTempDirectory("java-modules");
      try {
        var found = new TreeMap<String, List<Violation>>();
        for (var module : inDependencyOrder(codebase)) {
          var isBlocked =
              requiredModules(codebase, module).anyMatch(it -> !found.get(it).isEmpty());
          found.put(module.name(), isBlocked ? List.of() : compile(codebase, module, out));
        }
        return found;
      } finally {
        delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<DeclaredModule> inDependencyOrder(Codebase codebase) {
    var ordered = new ArrayList<DeclaredModule>();
    var seen = new HashSet<String>();
    codebase.modules.values().forEach(it -> visit(codebase, it, seen, ordered));
    return ordered;
  }

  private static void visit(
      Codebase codebase, DeclaredModule module, Set<String> seen, List<DeclaredModule> ordered) {
    if (seen.add(module.name())) {
      requiredModules(codebase, module)
          .map(codebase.modules::get)
          .forEach(it -> visit(codebase, it, seen, ordered));
      ordered.add(module);
    }
  }

  /**
   * Compiles against the libraries that the module is known to use, which is quick, and only if one
   * is missing against all: the compiler's time grows with the cube of their number.
   */
  private static List<Violation> compile(Codebase codebase, DeclaredModule module, Path out)
      throws IOException {
    var libraries = LibraryModules.ON_CLASS_PATH;
    var seen =
        Stream.concat(
            requiredLibraries(codebase, module).stream(), supertypeLibraries(codebase, module));
    var quick =
        compile(codebase, module, out, libraries.withRequired(seen.collect(Collectors.toSet())));
    return quick.stream().noneMatch(it -> libraries.reportsMissingLibrary(it.description()))
        ? quick
        : compile(
            codebase,
            module,
            out,
            libraries.allCompatibleWith(requiredLibraries(codebase, module)));
  }

  private static List<Violation> compile(
      Codebase codebase, DeclaredModule module, Path out, Stream<Path> libraries)
      throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new DiagnosticCollector<JavaFileObject>();
    var required =
        Stream.concat(libraries, Stream.of(out))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    try (var files = compiler.getStandardFileManager(problems, null, null)) {
      var sources = new ArrayList<JavaFileObject>();
      files.getJavaFileObjectsFromPaths(sourceFiles(codebase, module)).forEach(sources::add);
      sources.add(new ModuleInfoSource(moduleInfo(codebase, module)));
      compiler
          .getTask(
              new StringWriter(),
              files,
              problems,
              List.of(
                  "-proc:none",
                  "-implicit:none",
                  "-nowarn",
                  "-Xlint:none",
                  "-parameters",
                  "--module-path",
                  required,
                  "-d",
                  out.resolve(codebase.rootPackage + "." + module.name()).toString()),
              null,
              sources)
          .call();
    }
    return problems.getDiagnostics().stream()
        .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
        .map(it -> violation(codebase, module, it))
        .toList();
  }

  private static Violation violation(
      Codebase codebase, DeclaredModule module, Diagnostic<? extends JavaFileObject> problem) {
    var message = problem.getMessage(Locale.ENGLISH).replaceAll("\\s+", " ");
    var source = problem.getSource();
    var location =
        source == null || source.toUri().getScheme().equals("string")
            ? codebase.locationOf(module.declaration(), "package ")
            : relativePath(Path.of(source.toUri())) + ":" + problem.getLineNumber();
    return new Violation(module.name(), "does not compile alone: " + message, location);
  }

  private static String relativePath(Path path) {
    var here = Path.of("").toAbsolutePath();
    return (path.startsWith(here) ? here.relativize(path) : path).toString().replace('\\', '/');
  }

  private static List<Path> sourceFiles(Codebase codebase, DeclaredModule module) {
    var folder = module.basePackage().replace('.', '/');
    return codebase.filesByPath(it -> it.sources().resolve(folder), ".java").values().stream()
        .filter(it -> !it.toString().endsWith("Tests.java"))
        .toList();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static final class ModuleInfoSource extends SimpleJavaFileObject {

    private final String text;

    ModuleInfoSource(String text) {
      super(URI.create("string:///module-info.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}

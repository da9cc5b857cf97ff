package dev.tandem.readiness.rules.descriptors;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.springframework.util.DigestUtils;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * A module compiled as a Java module, once for the same sources, descriptor, libraries and required
 * modules, whichever codebases have them, and in whichever runs.
 *
 * @param key identifies what was compiled
 * @param modulePath the folders of its own classes and of those that it requires
 */
record CompiledModule(
    DeclaredModule module,
    String key,
    List<Path> modulePath,
    List<Diagnostic<? extends JavaFileObject>> errors) {

  private static final Path FOLDER = Path.of("target", "java-modules");
  private static final String COMPLETE = "complete";
  private static final Map<String, Supplier<CompiledModule>> BY_KEY = new ConcurrentHashMap<>();

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  static CompiledModule of(
      Codebase codebase, DeclaredModule module, List<CompiledModule> required) {
    var key = keyOf(codebase, module, required);
    return BY_KEY
        .computeIfAbsent(
            key, it -> SingletonSupplier.of(() -> compile(codebase, module, required, it)))
        .get();
  }

  private static String keyOf(
      Codebase codebase, DeclaredModule module, List<CompiledModule> required) {
    var sources =
        ModuleDescriptor.sourceFiles(codebase, module).stream()
            .map(file -> file + "\n" + String.join("\n", SourceFiles.linesOf(file)));
    var all =
        Stream.of(
                Stream.of(System.getProperty("java.class.path")),
                Stream.of(ModuleDescriptor.textOf(codebase, module)),
                sources,
                required.stream().map(CompiledModule::key))
            .flatMap(each -> each)
            .collect(Collectors.joining("\n"));
    return DigestUtils.md5DigestAsHex(all.getBytes(StandardCharsets.UTF_8));
  }

  private static CompiledModule compile(
      Codebase codebase, DeclaredModule module, List<CompiledModule> required, String key) {
    var modules = required.stream().flatMap(each -> each.modulePath.stream()).distinct().toList();
    var classes = folderFor(codebase, module, key);
    var isComplete = Files.exists(classes.resolveSibling(COMPLETE));
    var errors =
        isComplete
            ? List.<Diagnostic<? extends JavaFileObject>>of()
            : errors(new ModuleCompiler(codebase, module, modules, classes));
    if (isKept(codebase) && !isComplete && errors.isEmpty()) {
      keep(classes);
    }
    return new CompiledModule(
        module, key, Stream.concat(Stream.of(classes), modules.stream()).toList(), errors);
  }

  /**
   * Compiles against the libraries that the module is known to use and those that the compiler then
   * misses, and only if it still misses one against all: its time grows with the cube of their
   * number.
   */
  private static List<Diagnostic<? extends JavaFileObject>> errors(ModuleCompiler compiler) {
    var libraries = LibraryModules.ON_CLASS_PATH;
    var named = ModuleDescriptor.requiredLibraries(compiler.codebase(), compiler.module());
    var supertypes = ModuleDescriptor.supertypeLibraries(compiler.codebase(), compiler.module());
    var seen = Stream.concat(named.stream(), supertypes).collect(Collectors.toSet());
    var errors = compiler.errors(libraries.withRequired(seen));
    while (seen.addAll(libraries.missingIn(errors))) {
      errors = compiler.errors(libraries.withRequired(seen));
    }
    return errors.stream()
            .anyMatch(each -> libraries.reportsMissingLibrary(each.getMessage(Locale.ENGLISH)))
        ? compiler.errors(libraries.allCompatibleWith(named))
        : errors;
  }

  /**
   * Exists, because the compiler remembers a folder that is missing when it first looks. That of
   * Tandem's own module stays for the next run; the others have the kernel of this run.
   */
  private static Path folderFor(Codebase codebase, DeclaredModule module, String key) {
    try {
      var parent =
          isKept(codebase)
              ? FOLDER.resolve(module.name()).resolve(key)
              : Files.createTempDirectory(Files.createDirectories(FOLDER), module.name());
      if (!isKept(codebase)) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(parent)));
      }
      return Files.createDirectories(parent.resolve(codebase.rootPackage + "." + module.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isKept(Codebase codebase) {
    return codebase.rootPackage.equals("dev.tandem");
  }

  /** Forgets what earlier sources of the module became. */
  private static void keep(Path classes) {
    try {
      var kept = Objects.requireNonNull(classes.getParent());
      try (var others = Files.list(Objects.requireNonNull(kept.getParent()))) {
        others.filter(each -> !each.equals(kept)).forEach(CompiledModule::delete);
      }
      Files.createFile(kept.resolve(COMPLETE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tandem.readiness.rules.descriptors;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * A module compiled as a Java module, once for the same sources, descriptor and required modules,
 * whichever codebases have them.
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
            .map(file -> file + "\n" + String.join("\n", Codebase.linesOf(file)));
    var all =
        Stream.of(
                Stream.of(ModuleDescriptor.textOf(codebase, module)),
                sources,
                required.stream().map(CompiledModule::key))
            .flatMap(each -> each)
            .collect(Collectors.joining("\n"));
    return DigestUtils.md5DigestAsHex(all.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Compiles against the libraries that the module is known to use, which is quick, and only if one
   * is missing against all: the compiler's time grows with the cube of their number.
   */
  private static CompiledModule compile(
      Codebase codebase, DeclaredModule module, List<CompiledModule> required, String key) {
    var libraries = LibraryModules.ON_CLASS_PATH;
    var named = ModuleDescriptor.requiredLibraries(codebase, module);
    var seen =
        Stream.concat(named.stream(), ModuleDescriptor.supertypeLibraries(codebase, module))
            .collect(Collectors.toSet());
    var modules = required.stream().flatMap(each -> each.modulePath.stream()).distinct().toList();
    var compiler = new ModuleCompiler(codebase, module, modules, newFolder(codebase, module));
    var errors = compiler.errors(libraries.withRequired(seen));
    var missesLibrary =
        errors.stream()
            .anyMatch(each -> libraries.reportsMissingLibrary(each.getMessage(Locale.ENGLISH)));
    return new CompiledModule(
        module,
        key,
        Stream.concat(Stream.of(compiler.classes()), modules.stream()).toList(),
        missesLibrary ? compiler.errors(libraries.allCompatibleWith(named)) : errors);
  }

  /** Exists, because the compiler remembers a folder that is missing when it first looks. */
  private static Path newFolder(Codebase codebase, DeclaredModule module) {
    try {
      Files.createDirectories(FOLDER);
      var parent = Files.createTempDirectory(FOLDER, module.name());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(parent)));
      return Files.createDirectory(parent.resolve(codebase.rootPackage + "." + module.name()));
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

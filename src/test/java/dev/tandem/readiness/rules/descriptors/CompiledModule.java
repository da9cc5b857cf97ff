package dev.tandem.readiness.rules.descriptors;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.ContentDigest;
import dev.tandem.readiness.codebase.DeclaredModule;
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
import org.springframework.util.function.SingletonSupplier;

/**
 * A module compiled as a Java module, once for the same sources, descriptor, libraries and what it
 * sees of the required modules, whichever codebases have them, and in whichever runs.
 *
 * @param signature identifies what the modules that require it see of it, and through it of others
 * @param modulePath the folders of its own classes and of those that it requires
 */
record CompiledModule(
    DeclaredModule module,
    String signature,
    List<Path> modulePath,
    List<Diagnostic<? extends JavaFileObject>> errors) {

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
    var digest =
        new ContentDigest()
            .text(System.getProperty("java.class.path"))
            .text(ModuleDescriptor.textOf(codebase, module));
    ModuleDescriptor.sourceFiles(codebase, module).forEach(digest::content);
    required.forEach(each -> digest.text(each.signature));
    return digest.hex();
  }

  private static CompiledModule compile(
      Codebase codebase, DeclaredModule module, List<CompiledModule> required, String key) {
    var modules = required.stream().flatMap(each -> each.modulePath.stream()).distinct().toList();
    var folder = ModuleFolder.of(codebase, module, key);
    var errors =
        folder.isComplete()
            ? List.<Diagnostic<? extends JavaFileObject>>of()
            : errors(new ModuleCompiler(codebase, module, modules, folder.classes()));
    return new CompiledModule(
        module,
        errors.isEmpty() ? folder.signature(required) : key,
        Stream.concat(Stream.of(folder.classes()), modules.stream()).toList(),
        errors);
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
}

package dev.tandem.readiness.rules.descriptors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.CachingClassResolver;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.SourceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module requires, exports and opens as a Java module. */
public final class ModuleDescriptor {

  private static final Pattern IMPORT =
      Pattern.compile("import (?:static )?((?:[a-z_]\\w*\\.)+)[A-Z].*");

  private ModuleDescriptor() {}

  /** The descriptor that the module would have as a Java module. */
  public static String textOf(Codebase codebase, DeclaredModule module) {
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

  static Stream<String> requiredModules(Codebase codebase, DeclaredModule module) {
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

  static SortedSet<String> requiredLibraries(Codebase codebase, DeclaredModule module) {
    var imported =
        sourceFiles(codebase, module).stream()
            .flatMap(it -> SourceFiles.linesOf(it).stream())
            .map(IMPORT::matcher)
            .filter(Matcher::matches)
            .map(it -> LibraryModules.ON_CLASS_PATH.moduleOf(it.group(1)));
    return Stream.concat(usedTypes(codebase, module).map(ModuleDescriptor::libraryOf), imported)
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
  static Stream<String> supertypeLibraries(Codebase codebase, DeclaredModule module) {
    return usedTypes(codebase, module)
        .flatMap(type ->
            Stream.concat(
                type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream()))
        .distinct()
        .map(ModuleDescriptor::libraryOf)
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

  static List<Path> sourceFiles(Codebase codebase, DeclaredModule module) {
    var folder = module.basePackage().replace('.', '/');
    return codebase.filesByPath(it -> it.sources().resolve(folder), ".java").values().stream()
        .filter(it -> !it.toString().endsWith("Tests.java"))
        .toList();
  }
}

package dev.tandem.readiness.rules.library;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the classes of modules that use a part of a library.
 *
 * @param verb what the module does, as a clause before the class's name
 * @param homes packages that may do that, without the root package; a module with all of its
 *     packages is {@code demo}
 * @param types classes that may not be used at all, beside exceptions, which only tell what
 *     happened
 * @param members methods, constructors and fields that may not be used
 */
public record LibraryUse(
    String verb, Set<String> homes, Predicate<JavaClass> types, Predicate<JavaAccess<?>> members) {

  private static final Predicate<JavaAccess<?>> NO_MEMBER = access -> false;
  private static final Predicate<JavaClass> NO_TYPE = type -> false;

  public static LibraryUse ofTypes(String verb, Set<String> homes, Predicate<JavaClass> types) {
    return new LibraryUse(verb, homes, types, NO_MEMBER);
  }

  static LibraryUse ofTypes(String verb, Predicate<JavaClass> types) {
    return ofTypes(verb, Set.of(), types);
  }

  public static LibraryUse ofMembers(
      String verb, Set<String> homes, Predicate<JavaAccess<?>> members) {
    return new LibraryUse(verb, homes, NO_TYPE, members);
  }

  private record Place(String what, int line) {}

  /** One violation for each file and part of the library. */
  public Stream<Violation> in(Codebase codebase) {
    return in(codebase, codebase.moduleClasses());
  }

  /** One violation for each file of one module. */
  Stream<Violation> in(Codebase codebase, DeclaredModule module) {
    return in(
        codebase, codebase.classesOf(module).map(type -> new Codebase.ModuleClass(module, type)));
  }

  private Stream<Violation> in(Codebase codebase, Stream<Codebase.ModuleClass> users) {
    var files = new TreeMap<Path, List<Codebase.ModuleClass>>();
    users
        .filter(moduleClass -> !isHome(codebase, moduleClass.type()))
        .forEach(moduleClass ->
            files
                .computeIfAbsent(codebase.sourceOf(moduleClass.type()), _ -> new ArrayList<>())
                .add(moduleClass));
    return files.values().stream().flatMap(classes -> inFile(codebase, classes));
  }

  private Stream<Violation> inFile(Codebase codebase, List<Codebase.ModuleClass> classes) {
    return classes.stream()
        .flatMap(moduleClass -> places(codebase, moduleClass.type()))
        .min(
            Comparator.<Place, Boolean>comparing(place -> place.line() == 0)
                .thenComparing(Place::line)
                .thenComparing(Place::what))
        .map(place -> {
          var first = classes.getFirst();
          return new Violation(
              first.module().name(),
              verb + " in " + outermost(first.type()) + " by " + place.what(),
              codebase.locationOf(first.type(), place.line()));
        })
        .stream();
  }

  private Stream<Place> places(Codebase codebase, JavaClass type) {
    var uses = Uses.of(codebase, type);
    var used =
        uses.types().stream()
            .filter(it -> types.test(it.getTargetClass().getBaseComponentType()))
            .map(LibraryUse::place);
    var accessed =
        uses.accesses().stream()
            .filter(members)
            .map(access -> new Place(nameOf(access), access.getLineNumber()));
    return Stream.concat(used, accessed);
  }

  /** What a class uses, found once for all libraries; of types, those of others but exceptions. */
  private record Uses(List<Dependency> types, Set<JavaAccess<?>> accesses) {

    private record Key(JavaClass user) {}

    static Uses of(Codebase codebase, JavaClass user) {
      return codebase.cached(new Key(user), () -> find(codebase, user));
    }

    private static Uses find(Codebase codebase, JavaClass user) {
      var types =
          user.getDirectDependenciesFromSelf().stream()
              .filter(it -> isForeign(codebase, it.getTargetClass()))
              .filter(it -> !it.getTargetClass().isAssignableTo(Throwable.class))
              .toList();
      return new Uses(types, user.getAccessesFromSelf());
    }
  }

  private static Place place(Dependency dependency) {
    return new Place(
        dependency.getTargetClass().getBaseComponentType().getName().replace('$', '.'),
        dependency.getSourceCodeLocation().getLineNumber());
  }

  private static String nameOf(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName().replace('$', '.');
    return access.getName().equals("<init>") ? "new " + owner : owner + "." + access.getName();
  }

  private static boolean isForeign(Codebase codebase, JavaClass type) {
    return !type.getName().startsWith(codebase.rootPackage + ".");
  }

  private static String outermost(JavaClass type) {
    return type.getName().substring(type.getPackageName().length() + 1).replaceFirst("\\$.*", "");
  }

  private boolean isHome(Codebase codebase, JavaClass type) {
    var name = type.getPackageName() + ".";
    return homes.stream()
        .anyMatch(home -> name.startsWith(codebase.rootPackage + "." + home + "."));
  }
}

package dev.tandem.readiness.rules.caches;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.Codebase.ModuleClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fields and methods in which a process remembers something.
 *
 * @param name below the module's package, as it is declared
 * @param does what the module does there, as a clause
 */
record CacheMembers(String module, String name, String does, String location) {

  private static final Set<String> ANNOTATIONS =
      Set.of("Cacheable", "CachePut", "CacheResult", "Caching");

  static List<CacheMembers> in(Codebase codebase) {
    return codebase.cached(
        CacheMembers.class,
        () ->
            codebase
                .moduleClasses()
                .flatMap(it -> Stream.concat(fields(codebase, it), methods(codebase, it)))
                .toList());
  }

  private static Stream<CacheMembers> fields(Codebase codebase, ModuleClass owner) {
    if (!LongLivedClasses.in(codebase).contains(owner.type())) {
      return Stream.empty();
    }
    return owner.type().getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> !field.getName().contains("$"))
        .flatMap(field -> {
          var kept = new KeptField(codebase, field);
          var what =
              kept.isCache()
                  ? "keeps the cache "
                  : kept.grows()
                      ? "adds to the collection "
                      : kept.isReplaced() ? "remembers the latest value in " : "";
          return what.isEmpty() ? Stream.empty() : Stream.of(member(codebase, owner, field, what));
        });
  }

  private static Stream<CacheMembers> methods(Codebase codebase, ModuleClass owner) {
    var cached =
        owner.type().getMethods().stream()
            .filter(method -> isAnnotated(owner.type()) || isAnnotated(method));
    return cached.map(method -> member(codebase, owner, method, "caches the results of "));
  }

  private static boolean isAnnotated(JavaMember member) {
    return member.getAnnotations().stream()
        .anyMatch(it -> ANNOTATIONS.contains(it.getRawType().getSimpleName()));
  }

  private static boolean isAnnotated(JavaClass type) {
    return type.getAnnotations().stream()
        .anyMatch(it -> ANNOTATIONS.contains(it.getRawType().getSimpleName()));
  }

  private static CacheMembers member(
      Codebase codebase, ModuleClass owner, JavaMember member, String what) {
    var type = owner.type();
    var name =
        type.getName().substring(owner.module().basePackage().length() + 1).replace('$', '.')
            + "."
            + member.getName();
    return new CacheMembers(
        owner.module().name(),
        name,
        what + type.getSimpleName() + "." + member.getName(),
        codebase.locationOf(type, " " + member.getName() + " ", " " + member.getName()));
  }
}

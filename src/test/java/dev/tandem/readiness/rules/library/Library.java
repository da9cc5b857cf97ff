package dev.tandem.readiness.rules.library;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.CachingClassResolver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Selects parts of libraries. */
public final class Library {

  private Library() {}

  /** Types of these names and of these packages, which end with a dot, and their subtypes. */
  public static Predicate<JavaClass> types(String... names) {
    var known = new ConcurrentHashMap<String, Boolean>();
    return type ->
        isFromLibrary(type)
            ? known.computeIfAbsent(type.getName(), name -> hasSupertype(type, names))
            : hasSupertype(type, names);
  }

  private static boolean isFromLibrary(JavaClass type) {
    return CachingClassResolver.locationOf(type)
        .filter(place -> !place.getScheme().equals("file"))
        .isPresent();
  }

  private static boolean hasSupertype(JavaClass type, String... names) {
    return Supertypes.of(type).stream().anyMatch(supertype -> isNamed(supertype, names));
  }

  private static boolean isNamed(String name, String... names) {
    return Stream.of(names)
        .anyMatch(each -> each.endsWith(".") ? name.startsWith(each) : name.equals(each));
  }

  /** Members of a type or a subtype. */
  public static Predicate<JavaAccess<?>> members(String type, String... names) {
    var owner = types(type);
    var wanted = Set.of(names);
    return access -> wanted.contains(access.getName()) && owner.test(access.getTargetOwner());
  }

  /** Whether the member belongs to a library, and not to the code that is checked. */
  static boolean isForeign(JavaAccess<?> access) {
    return isFromLibrary(access.getTargetOwner());
  }

  /** Whether the member is a method without a result. */
  public static boolean returnsNothing(JavaAccess<?> access) {
    return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        && target.getRawReturnType().getName().equals("void");
  }

  /** Whether a static method is called. */
  public static boolean isStatic(JavaAccess<?> access) {
    return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        && target.resolveMember().stream()
            .anyMatch(member -> member.getModifiers().contains(JavaModifier.STATIC));
  }
}

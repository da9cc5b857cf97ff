package dev.tandem.readiness.rules.library;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of a type and its supertypes; types of libraries are loaded, as they are imported bare. */
public final class Supertypes {

  private static final Map<String, Set<String>> OF_LIBRARIES = new ConcurrentHashMap<>();

  private Supertypes() {}

  public static Set<String> of(JavaClass type) {
    return type.getAllRawSuperclasses().isEmpty() && type.getAllRawInterfaces().isEmpty()
        ? OF_LIBRARIES.computeIfAbsent(type.getName(), Supertypes::load)
        : Stream.of(
                Stream.of(type),
                type.getAllRawSuperclasses().stream(),
                type.getAllRawInterfaces().stream())
            .flatMap(each -> each)
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
  }

  private static Set<String> load(String name) {
    try {
      var loader = Objects.requireNonNull(Supertypes.class.getClassLoader());
      return supertypes(Class.forName(name, false, loader)).collect(Collectors.toSet());
    } catch (ClassNotFoundException | LinkageError e) {
      return Set.of(name);
    }
  }

  private static Stream<String> supertypes(Class<?> type) {
    return Stream.of(
            Stream.of(type.getName()),
            Stream.ofNullable(type.getSuperclass()).flatMap(Supertypes::supertypes),
            Stream.of(type.getInterfaces()).flatMap(Supertypes::supertypes))
        .flatMap(each -> each);
  }
}

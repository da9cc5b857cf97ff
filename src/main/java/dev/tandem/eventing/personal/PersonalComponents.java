package dev.tandem.eventing.personal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the personal components of an event's class, at any depth, and checks what they declare.
 */
public final class PersonalComponents {

  private PersonalComponents() {}

  /**
   * @return the paths of the personal components
   * @throws IllegalStateException if one declares no person, or cannot be absent
   */
  public static Set<String> of(Class<?> event) {
    var paths = new HashSet<String>();
    collect(event, "", Set.of(), new HashSet<>(), paths);
    return Set.copyOf(paths);
  }

  private static void collect(
      Class<?> type, String path, Set<String> outer, Set<Class<?>> seen, Set<String> paths) {
    if (!type.isRecord() || !seen.add(type)) {
      return;
    }
    var known = new HashSet<>(outer);
    Stream.of(type.getRecordComponents()).map(RecordComponent::getName).forEach(known::add);
    for (var component : type.getRecordComponents()) {
      var personal = PersonalComponent.of(component);
      if (personal == null) {
        parts(component.getGenericType())
            .forEach(part -> collect(part, path + component.getName() + ".", known, seen, paths));
      } else {
        personal.requireErasable();
        requireKnown(personal, known);
        paths.add(path + component.getName());
      }
    }
    seen.remove(type);
  }

  private static void requireKnown(PersonalComponent personal, Set<String> known) {
    if (!known.contains(personal.declaration().of())) {
      throw new IllegalStateException(
          "%s is of nobody: there is no component %s with the id of the person."
              .formatted(personal, personal.declaration().of()));
    }
  }

  private static Stream<Class<?>> parts(Type type) {
    return switch (type) {
      case Class<?> plain -> Stream.of(plain);
      case ParameterizedType generic ->
          Arrays.stream(generic.getActualTypeArguments()).flatMap(PersonalComponents::parts);
      default -> Stream.empty();
    };
  }
}

package dev.tandem.readiness.rules.events;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.stream.Stream;

/** The classes of which a type consists, as UUID and String of {@code Map<UUID, String[]>}. */
final class TypeParts {

  private TypeParts() {}

  static Stream<Class<?>> of(Type type) {
    return switch (type) {
      case Class<?> array when array.isArray() -> of(array.getComponentType());
      case Class<?> plain -> Stream.of(plain);
      case GenericArrayType array -> of(array.getGenericComponentType());
      case WildcardType wildcard -> Stream.of(wildcard.getUpperBounds()).flatMap(TypeParts::of);
      case ParameterizedType generic ->
          Stream.concat(
              of(generic.getRawType()),
              Stream.of(generic.getActualTypeArguments()).flatMap(TypeParts::of));
      default -> Stream.of(Object.class);
    };
  }
}

package dev.tandem.eventing.personal;

import dev.tandem.eventing.publishing.Personal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** A component of an event that is personal, as it is declared. */
record PersonalComponent(RecordComponent component, Personal declaration) {

  static @Nullable PersonalComponent of(@Nullable RecordComponent component) {
    var declaration = component == null ? null : component.getAnnotation(Personal.class);
    return component == null || declaration == null
        ? null
        : new PersonalComponent(component, declaration);
  }

  static @Nullable RecordComponent find(@Nullable Class<?> type, String name) {
    return type == null || !type.isRecord()
        ? null
        : Arrays.stream(type.getRecordComponents())
            .filter(component -> component.getName().equals(name))
            .findFirst()
            .orElse(null);
  }

  /** What is read in place of the value once the person is erased. */
  JsonNode erased() {
    if (isNullable()) {
      return NullNode.getInstance();
    }
    return isList()
        ? JsonNodeFactory.instance.arrayNode()
        : StringNode.valueOf(declaration.erased());
  }

  /**
   * @throws IllegalStateException if it cannot be read any more once the person is erased
   */
  void requireErasable() {
    if (!isNullable() && !isList() && component.getType() != String.class) {
      throw new IllegalStateException(
          "%s is personal, but neither a text nor a list nor @Nullable, so nothing could stand in its place once the person is erased."
              .formatted(this));
    }
  }

  private boolean isList() {
    return Collection.class.isAssignableFrom(component.getType());
  }

  private boolean isNullable() {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  @Override
  public String toString() {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }
}

package dev.tandem.kernel.persistence;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.jmolecules.ddd.types.Identifier;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Wraps and unwraps the value of a typed id: a record that implements jMolecules' {@link
 * Identifier} and has one component, such as {@code record OfferingId(UUID value) implements
 * Identifier}.
 */
final class IdentifierType {

  private static final ClassValue<IdentifierType> TYPES =
      new ClassValue<>() {
        @Override
        protected IdentifierType computeValue(Class<?> type) {
          return new IdentifierType(type);
        }
      };

  private final Constructor<?> constructor;
  private final Method accessor;

  private IdentifierType(Class<?> type) {
    var components = type.getRecordComponents();
    if (components == null || components.length != 1) {
      throw new IllegalArgumentException(
          type.getName() + " cannot be stored as an id: make it a record with one component.");
    }
    try {
      constructor = type.getDeclaredConstructor(components[0].getType());
      accessor = components[0].getAccessor();
      accessor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  static Object value(Identifier id) {
    var value = ReflectionUtils.invokeMethod(TYPES.get(id.getClass()).accessor, id);
    if (value == null) {
      throw new IllegalArgumentException(id.getClass().getName() + " has no value");
    }
    return value;
  }

  static <T extends Identifier> T create(Class<T> type, Object value) {
    return type.cast(BeanUtils.instantiateClass(TYPES.get(type).constructor, value));
  }
}

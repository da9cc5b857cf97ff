package dev.tandem.readiness.rules.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records filled with values that differ by seed and are the same on every run. */
final class SampleRecords {

  private static final Set<Type> COLLECTIONS =
      Set.of(List.class, Set.class, Map.class, Collection.class);

  private final SplittableRandom random;

  private SampleRecords(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Object create(Class<?> type, long seed) {
    return new SampleRecords(seed).createRecord(type);
  }

  /** A record that was given mutable collections, or null if it cannot be created. */
  static @Nullable Object createOrNull(Class<?> type) {
    try {
      return create(type, 1);
    } catch (IllegalStateException e) {
      return null;
    }
  }

  static @Nullable Object valueOf(RecordComponent component, Object record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object createRecord(Class<?> type) {
    try {
      var components = type.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components)
              .map(component ->
                  component.getName().equals("currency")
                      ? "EUR"
                      : createValue(component.getGenericType()))
              .toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create a " + type.getName(), e);
    }
  }

  private Object createValue(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return createCollection(parameterized);
    }
    if (!(type instanceof Class<?> raw)) {
      throw new IllegalStateException("cannot create a " + type.getTypeName());
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
    }
    if (raw.isRecord()) {
      return createRecord(raw);
    }
    return createSimpleValue(raw);
  }

  private Object createCollection(ParameterizedType type) {
    var items = type.getActualTypeArguments();
    if (!COLLECTIONS.contains(type.getRawType())) {
      throw new IllegalStateException("cannot create a " + type.getTypeName());
    }
    var count = 1 + random.nextInt(3);
    if (type.getRawType() == Map.class) {
      var map = new HashMap<>();
      for (int i = 0; i < count; i++) {
        map.put(createValue(items[0]), createValue(items[1]));
      }
      return map;
    }
    var list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(createValue(items[0]));
    }
    return type.getRawType() == Set.class ? new HashSet<>(list) : list;
  }

  private Object createSimpleValue(Class<?> type) {
    var number = random.nextLong(1, 1_000_000);
    return switch (type.getSimpleName()) {
      case "String" -> "text " + number + " “ü”";
      case "UUID" -> new UUID(random.nextLong(), random.nextLong());
      case "Instant" -> Instant.ofEpochSecond(1_700_000_000 + number, number * 1000);
      case "LocalDate" -> LocalDate.ofEpochDay(number % 40_000);
      case "LocalTime" -> LocalTime.ofSecondOfDay(number % 86_400);
      case "LocalDateTime" -> LocalDateTime.of(2026, 3, 8, 2, (int) (number % 60));
      case "Duration" -> Duration.ofSeconds(number);
      case "ZoneId" -> ZoneId.of("Asia/Kathmandu");
      case "DayOfWeek" -> DayOfWeek.of(1 + (int) (number % 7));
      case "BigDecimal" -> BigDecimal.valueOf(number, 2);
      case "int", "Integer" -> (int) number;
      case "long", "Long" -> number;
      case "short" -> (short) number;
      case "boolean", "Boolean" -> number % 2 == 0;
      case "double", "Double" -> number / 4.0;
      case "List" -> new ArrayList<>(List.of("text"));
      default -> throw new IllegalStateException("cannot create a " + type.getName());
    };
  }
}

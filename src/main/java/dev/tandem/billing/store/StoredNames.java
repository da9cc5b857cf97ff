package dev.tandem.billing.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of recorded events and commands: {@code payout-started} for {@code PayoutStarted}. They
 * are stored, so renaming a class breaks the histories that contain it.
 */
public final class StoredNames {

  private StoredNames() {}

  public static String nameOf(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** The records of a sealed hierarchy by their names. */
  public static Map<String, Class<?>> typesByName(Class<?> hierarchy) {
    return concreteTypes(hierarchy)
        .collect(Collectors.toMap(StoredNames::nameOf, Function.identity()));
  }

  private static Stream<Class<?>> concreteTypes(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredNames::concreteTypes)
        : Stream.of(type);
  }
}

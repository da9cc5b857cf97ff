package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recorded events keep these names for good; EventStoreTests lists them. */
final class EventNames {

  private static final Map<String, Class<?>> TYPES_BY_NAME =
      concreteTypes(AccountEvent.class)
          .collect(Collectors.toMap(EventNames::nameOf, Function.identity()));

  private EventNames() {}

  static String nameOf(Class<?> type) {
    return type.getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(java.util.Locale.ROOT);
  }

  static Class<?> typeOf(String name) {
    var found = TYPES_BY_NAME.get(name);
    if (found == null) {
      throw new IllegalStateException("No event of an account is named " + name);
    }
    return found;
  }

  static Iterable<String> allNames() {
    return TYPES_BY_NAME.keySet().stream().sorted().toList();
  }

  private static Stream<Class<?>> concreteTypes(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventNames::concreteTypes)
        : Stream.of(type);
  }
}

package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of recorded events: {@code payout-started} for {@code PayoutStarted}. They are stored,
 * so renaming an event class breaks the histories that contain it.
 */
final class EventNames {

  private static final Map<String, Class<?>> TYPES_BY_NAME =
      concreteTypes(AccountEvent.class)
          .collect(Collectors.toMap(EventNames::nameOf, Function.identity()));

  private EventNames() {}

  static String nameOf(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  static Class<?> typeOf(String name) {
    var type = TYPES_BY_NAME.get(name);
    if (type == null) {
      throw new IllegalStateException("No account event is named " + name);
    }
    return type;
  }

  static Stream<Class<?>> concreteTypes(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventNames::concreteTypes)
        : Stream.of(type);
  }
}

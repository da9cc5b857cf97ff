package dev.tandem.billing;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recorded events keep these names for good; EventStoreTests lists them. */
final class EventNames {

  private static final Map<String, Class<?>> TYPES =
      leaves(AccountEvent.class).collect(Collectors.toMap(EventNames::of, Function.identity()));

  private EventNames() {}

  static String of(Class<?> type) {
    return type.getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(java.util.Locale.ROOT);
  }

  static Class<?> type(String name) {
    var found = TYPES.get(name);
    if (found == null) {
      throw new IllegalStateException("No event of an account is named " + name);
    }
    return found;
  }

  static Iterable<String> all() {
    return TYPES.keySet().stream().sorted().toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventNames::leaves)
        : Stream.of(type);
  }
}

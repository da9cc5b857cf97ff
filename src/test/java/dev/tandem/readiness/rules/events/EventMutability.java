package dev.tandem.readiness.rules.events;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rule 5, for events that a listener could change. */
final class EventMutability {

  private EventMutability() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.EVENTS,
        "event that can change",
        "a listener that changes the event changes it for the next listener, too",
        "copy collections in the compact constructor: topics = List.copyOf(topics)",
        EventMutability::withMutableState);
  }

  private static Stream<Violation> withMutableState(Codebase codebase) {
    return PublishedEventType.in(codebase).stream()
        .filter(it -> it.eventClass().isRecord())
        .flatMap(event ->
            mutableComponents(event.eventClass(), new HashSet<>())
                .map(component ->
                    event
                        .violation(
                            codebase,
                            "lets " + component + " of " + event.type().getSimpleName() + " change",
                            " " + component)
                        .withRemedy(
                            "copy it in the compact constructor of its record, e.g. "
                                + component
                                + " = List.copyOf("
                                + component
                                + "); carry a List instead of an array")));
  }

  private static Stream<String> mutableComponents(Class<?> record, Set<Class<?>> seen) {
    if (!seen.add(record)) {
      return Stream.empty();
    }
    var sample = SampleRecords.createOrNull(record);
    return Stream.of(record.getRecordComponents())
        .flatMap(component -> {
          if (component.getType().isArray()) {
            return Stream.of(component.getName());
          }
          if (component.getType().isRecord()) {
            return mutableComponents(component.getType(), seen);
          }
          var value = sample == null ? null : SampleRecords.valueOf(component, sample);
          return isMutable(value) ? Stream.of(component.getName()) : Stream.<String>empty();
        });
  }

  private static boolean isMutable(@Nullable Object value) {
    try {
      switch (value) {
        case Collection<?> collection -> collection.clear();
        case Map<?, ?> map -> map.clear();
        case null, default -> {
          return false;
        }
      }
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }
}

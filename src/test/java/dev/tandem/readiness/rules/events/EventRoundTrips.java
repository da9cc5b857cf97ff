package dev.tandem.readiness.rules.events;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 5, for events that JSON brings back as they were. */
final class EventRoundTrips {

  private EventRoundTrips() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.EVENTS,
        "event that JSON does not bring back",
        "an event read from the log must equal the event that was written",
        "use values that JSON can represent, without derived getters or hidden state",
        EventRoundTrips::notRoundTripping);
  }

  private static Stream<Violation> notRoundTripping(Codebase codebase) {
    return PublishedEventType.in(codebase).stream()
        .filter(it -> it.eventClass().isRecord() && !EventTypesUsed.in(it))
        .flatMap(event ->
            roundTripLosses(event)
                .map(loss ->
                    event.violation(
                        codebase,
                        "publishes "
                            + event.type().getSimpleName()
                            + ", which JSON does not preserve: "
                            + loss)));
  }

  private static Stream<String> roundTripLosses(PublishedEventType event) {
    try {
      for (var seed = 0; seed < 20; seed++) {
        var loss = lossOf(event, SampleRecords.create(event.eventClass(), seed));
        if (loss.isPresent()) {
          return loss.stream();
        }
      }
      return Stream.empty();
    } catch (RuntimeException e) {
      return Stream.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Optional<String> lossOf(PublishedEventType event, Object sample) {
    var json = EventSchemas.JSON.writeValueAsString(sample);
    var tree = EventSchemas.JSON.readTree(json);
    var back = EventSchemas.JSON.readValue(json, event.eventClass());
    var again = EventSchemas.JSON.readTree(EventSchemas.JSON.writeValueAsString(back));
    if (!back.equals(sample) || !again.equals(tree)) {
      return Optional.of(
          "it reads back another "
              + event
                  .components()
                  .filter(component -> differs(component, sample, back))
                  .map(RecordComponent::getName)
                  .collect(Collectors.joining(", ")));
    }
    var known = event.components().map(RecordComponent::getName).toList();
    var unknown = tree.propertyNames().stream().filter(field -> !known.contains(field)).toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("it writes " + String.join(", ", unknown) + ", which no component holds");
  }

  private static boolean differs(RecordComponent component, Object sample, Object back) {
    return !Objects.equals(
        SampleRecords.valueOf(component, sample), SampleRecords.valueOf(component, back));
  }
}

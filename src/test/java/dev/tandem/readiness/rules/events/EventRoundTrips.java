package dev.tandem.readiness.rules.events;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.lang.reflect.RecordComponent;
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
        .filter(it -> it.eventClass().isRecord())
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
        var sample = SampleRecords.create(event.eventClass(), seed);
        var json = EventSchemas.JSON.writeValueAsString(sample);
        var back = EventSchemas.JSON.readValue(json, event.eventClass());
        if (!back.equals(sample) || !EventSchemas.JSON.writeValueAsString(back).equals(json)) {
          return Stream.of(json);
        }
        var fields = EventSchemas.JSON.readTree(json).propertyNames();
        var known = event.components().map(RecordComponent::getName).toList();
        if (!known.containsAll(fields)) {
          return Stream.of("it writes " + fields + " and holds " + known);
        }
      }
      return Stream.empty();
    } catch (RuntimeException e) {
      return Stream.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }
}

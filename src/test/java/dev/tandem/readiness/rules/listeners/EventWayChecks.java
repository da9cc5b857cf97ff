package dev.tandem.readiness.rules.listeners;

import dev.tandem.readiness.violation.RuleCheck;
import java.util.List;
import java.util.stream.Stream;

/** Rule 6: events go through the log, from the module that they belong to, under their type. */
public final class EventWayChecks {

  private EventWayChecks() {}

  public static List<RuleCheck> checks() {
    return Stream.of(
            SynchronousListeners.checks(),
            ListenerArguments.checks(),
            List.of(EventPublication.check()),
            ForeignEvents.checks())
        .flatMap(List::stream)
        .toList();
  }
}

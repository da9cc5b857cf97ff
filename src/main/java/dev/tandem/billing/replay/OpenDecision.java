package dev.tandem.billing.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A command that was decided again, and those of its recorded events that were seen so far. */
final class OpenDecision {

  private final HistoryRow command;
  private final Decided again;
  private final List<DecidedEvent> recorded = new ArrayList<>();

  OpenDecision(HistoryRow command, Decided again) {
    this.command = command;
    this.again = again;
  }

  HistoryRow command() {
    return command;
  }

  void add(HistoryRow event) {
    recorded.add(DecidedEvent.of(event));
  }

  /** In words for an operator, without personal data; null if both decisions are the same. */
  @Nullable String difference() {
    if (recorded.size() != command.events()) {
      return "led to %s events, of which %s are there".formatted(command.events(), recorded.size());
    }
    return switch (again) {
      case Decided.Failed failed -> "this version " + failed.why();
      case Decided.Events events -> difference(events.events());
    };
  }

  private @Nullable String difference(List<DecidedEvent> decided) {
    if (decided.equals(recorded)) {
      return null;
    }
    if (!types(decided).equals(types(recorded))) {
      return "led to %s, leads to %s".formatted(types(recorded), types(decided));
    }
    var differences = new ArrayList<String>();
    for (int i = 0; i < decided.size(); i++) {
      var type = decided.get(i).type();
      JsonDifference.between(recorded.get(i).payload(), decided.get(i).payload()).stream()
          .map(difference -> type + "." + difference)
          .forEach(differences::add);
    }
    return differences.isEmpty() ? null : String.join("; ", differences);
  }

  private static String types(List<DecidedEvent> events) {
    return events.isEmpty()
        ? "nothing"
        : events.stream().map(DecidedEvent::type).collect(Collectors.joining(", "));
  }
}

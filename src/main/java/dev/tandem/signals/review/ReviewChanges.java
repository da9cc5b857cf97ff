package dev.tandem.signals.review;

import dev.tandem.eventing.change.ChangeKind;
import dev.tandem.eventing.incident.DeliveryCommand;
import dev.tandem.eventing.incident.DeliveryIncidents;
import dev.tandem.signals.change.Change;
import dev.tandem.signals.change.Changes;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.StageChange;
import dev.tandem.signals.cycle.StageHistory;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what changed in a cycle, whoever keeps it. */
@Component
class ReviewChanges {

  private final Changes changes;
  private final StageHistory stages;
  private final DeliveryIncidents deliveries;

  ReviewChanges(Changes changes, StageHistory stages, DeliveryIncidents deliveries) {
    this.changes = changes;
    this.stages = stages;
    this.deliveries = deliveries;
  }

  /** The earliest comes first. */
  List<Change> in(Cycle cycle) {
    return Stream.of(
            changes.between(cycle.start(), cycle.end()).stream(),
            stages.in(cycle).stream().map(ReviewChanges::change),
            deliveries.commands(cycle.start(), cycle.end()).stream().map(ReviewChanges::change))
        .flatMap(it -> it)
        .sorted(Comparator.comparing(Change::at))
        .toList();
  }

  private static Change change(StageChange it) {
    return new Change(
        it.at(), it.module(), ChangeKind.STAGE, it.describe(), it.operator(), it.reason());
  }

  private static Change change(DeliveryCommand it) {
    var subscription = it.subject();
    var module = subscription.split("\\.", 2)[0];
    return new Change(
        it.at(), module, ChangeKind.DELIVERY, sentence(it), it.operator(), it.detail());
  }

  private static String sentence(DeliveryCommand it) {
    var sentence =
        switch (it.action()) {
          case "retry" -> "A parked delivery to %s was tried again.";
          case "discard" -> "A parked delivery to %s was discarded.";
          case "pause" -> "Deliveries to %s were paused.";
          case "resume" -> "Deliveries to %s went on.";
          case "replay" -> "Events were delivered to %s once more.";
          default -> it.action() + ": %s.";
        };
    return sentence.formatted(it.subject());
  }
}

package dev.tandem.signals.review;

import dev.tandem.eventing.change.ChangeKind;
import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.signals.change.Change;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.Incident;
import dev.tandem.signals.cycle.Incidents;
import dev.tandem.signals.verdict.GivenVerdict;
import dev.tandem.signals.verdict.Verdicts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Puts together what went wrong in a cycle. */
@Component
class ReviewIncidents {

  private final Incidents rollBacks;
  private final Verdicts verdicts;

  ReviewIncidents(Incidents rollBacks, Verdicts verdicts) {
    this.rollBacks = rollBacks;
    this.verdicts = verdicts;
  }

  /**
   * Roll backs of modules and branches, and the bad verdicts that led to none.
   *
   * @param changes of the cycle
   */
  List<ReviewIncident> in(Cycle cycle, List<Change> changes) {
    List<ReviewIncident> incidents = new ArrayList<>();
    rollBacks.in(cycle).stream().map(ReviewIncidents::incident).forEach(incidents::add);
    changes.stream()
        .filter(ReviewIncidents::isSwitchedBack)
        .map(ReviewIncidents::incident)
        .forEach(incidents::add);
    var explained = incidents.stream().map(ReviewIncident::reason).toList();
    verdicts.bad(cycle.start(), cycle.end()).stream()
        .filter(it -> !explained.contains(it.evidence()))
        .map(ReviewIncidents::incident)
        .forEach(incidents::add);
    return incidents.stream().sorted(Comparator.comparing(ReviewIncident::at)).toList();
  }

  private static boolean isSwitchedBack(Change it) {
    return it.kind() == ChangeKind.BRANCH && PlatformChanged.ITSELF.equals(it.operator());
  }

  private static ReviewIncident incident(Incident it) {
    var what =
        "%s was rolled back from %s by %s, and locked."
            .formatted(it.module(), it.fromStage().key(), it.signal());
    return new ReviewIncident(it.at(), it.module(), what, it.reason());
  }

  private static ReviewIncident incident(Change it) {
    return new ReviewIncident(
        it.at(),
        Objects.requireNonNullElse(it.module(), ""),
        it.what(),
        Objects.requireNonNullElse(it.reason(), ""));
  }

  private static ReviewIncident incident(GivenVerdict it) {
    var what =
        "%s of %s was judged to be over its threshold, and nothing was rolled back by it."
            .formatted(it.signal(), it.module());
    return new ReviewIncident(it.givenAt(), it.module(), what, it.evidence());
  }
}

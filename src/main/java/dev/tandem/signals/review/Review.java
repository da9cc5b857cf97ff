package dev.tandem.signals.review;

import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleState;
import dev.tandem.signals.cycle.Incident;
import dev.tandem.signals.cycle.MismatchCause;
import dev.tandem.signals.cycle.Signature;
import dev.tandem.signals.cycle.StageChange;
import dev.tandem.signals.gate.GateWaiver;
import java.util.List;

/**
 * What a person who was away should know of a cycle.
 *
 * @param ended whether it can be signed
 * @param summary in plain sentences
 * @param modules those that were not at home all the time
 * @param waivers all that were ever asked for until its end, the latest first
 */
record Review(
    Cycle cycle,
    boolean ended,
    String summary,
    List<ModuleReview> modules,
    List<StageChange> changes,
    List<MismatchCause> mismatches,
    List<Incident> incidents,
    List<GateWaiver> waivers,
    List<Signature> signatures) {

  Review {
    modules = List.copyOf(modules);
    changes = List.copyOf(changes);
    mismatches = List.copyOf(mismatches);
    incidents = List.copyOf(incidents);
    waivers = List.copyOf(waivers);
    signatures = List.copyOf(signatures);
  }

  /** At the top of a list of reviews. */
  record Line(Cycle cycle, boolean ended, List<ModuleState> modules, int signatures) {

    Line {
      modules = List.copyOf(modules);
    }
  }

  record ModuleState(String module, CycleState state) {}
}

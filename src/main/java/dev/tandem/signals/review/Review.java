package dev.tandem.signals.review;

import dev.tandem.eventing.incident.ParkedDeliveries;
import dev.tandem.signals.change.Change;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleState;
import dev.tandem.signals.cycle.MismatchCause;
import dev.tandem.signals.cycle.Signature;
import dev.tandem.signals.gate.GateWaiver;
import dev.tandem.signals.parity.Parity;
import java.util.List;

/**
 * What a person who was away should know of a cycle.
 *
 * @param ended whether it can be signed
 * @param summary in plain sentences
 * @param modules those that were not at home all the time
 * @param changes releases, settings, tables, stages, branches and more, the earliest first
 * @param incidents what went wrong, the earliest first
 * @param parked deliveries of that time or before that wait for an operator now
 * @param parity of the decisions about messages, while both sets of rules decide
 * @param stale what differed as a copy was behind, for each module that was compared
 * @param waivers all that were ever asked for until its end, the latest first
 */
record Review(
    Cycle cycle,
    boolean ended,
    String summary,
    List<ModuleReview> modules,
    List<Change> changes,
    List<MismatchCause> mismatches,
    List<ReviewIncident> incidents,
    List<ParkedDeliveries> parked,
    List<Parity> parity,
    List<StaleAnswers> stale,
    List<GateWaiver> waivers,
    List<Signature> signatures) {

  Review {
    modules = List.copyOf(modules);
    changes = List.copyOf(changes);
    mismatches = List.copyOf(mismatches);
    incidents = List.copyOf(incidents);
    parked = List.copyOf(parked);
    parity = List.copyOf(parity);
    stale = List.copyOf(stale);
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

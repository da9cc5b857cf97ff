package dev.tandem.signals.review;

import dev.tandem.signals.cycle.CycleState;
import dev.tandem.signals.gate.Gate;
import java.util.List;

/**
 * A module in a cycle.
 *
 * @param stage at the end of the cycle, in lower case
 * @param faults what speaks against the cycle, each in a sentence
 * @param gates as they are now, the next one first
 */
record ModuleReview(
    String module,
    String stage,
    CycleState state,
    List<String> faults,
    List<Gate> gates,
    List<SignalReview> signals,
    List<FigureReview> figures) {

  ModuleReview {
    faults = List.copyOf(faults);
    gates = List.copyOf(gates);
    signals = List.copyOf(signals);
    figures = List.copyOf(figures);
  }
}

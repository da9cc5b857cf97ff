package dev.tandem.signals.admin;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.signals.gate.Gate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on a module at a glance.
 *
 * @param stage null until a change of the module's stage was heard of
 * @param lastCompare the start of the last time bucket in which something was compared
 * @param gates before the stages that it has not reached, the next one first
 * @param verdict the worst of its signals
 */
record ModuleSignals(
    String module,
    @Nullable String stage,
    Instant since,
    @Nullable Instant lastCompare,
    Verdict verdict,
    List<Gate> gates,
    List<SignalView> signals) {

  ModuleSignals {
    gates = List.copyOf(gates);
    signals = List.copyOf(signals);
  }
}

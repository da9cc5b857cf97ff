package dev.tandem.signals.admin;

import dev.tandem.rollout.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on a module at a glance.
 *
 * @param stage null until a change of the module's stage was heard of
 * @param lastCompare the start of the last time bucket in which something was compared
 * @param verdict the worst of its signals
 */
record ModuleSignals(
    String module,
    @Nullable String stage,
    Instant since,
    @Nullable Instant lastCompare,
    Verdict verdict,
    List<SignalView> signals) {

  ModuleSignals {
    signals = List.copyOf(signals);
  }
}

package dev.tandem.signals.cycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle was for a module.
 *
 * @param stage the stage in which the module was all the time; null if it was in several
 * @param faults what speaks against it, each in a sentence; so far, if it has not ended
 */
public record JudgedCycle(
    Cycle cycle, CycleState state, @Nullable ModuleStage stage, List<String> faults) {

  public JudgedCycle {
    faults = List.copyOf(faults);
  }
}

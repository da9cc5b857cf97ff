package dev.tandem.signals.cycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle is judged by, for one module.
 *
 * @param stage the stage in which the module was all the time; null if it was in several
 * @param signals what each signal said
 * @param deviations figures beyond their threshold, in words
 * @param unexplained causes of mismatches that no operator has explained
 */
record CycleFacts(
    Cycle cycle,
    boolean ended,
    @Nullable ModuleStage stage,
    List<SignalFacts> signals,
    List<String> deviations,
    long unexplained,
    boolean signed) {

  CycleFacts {
    signals = List.copyOf(signals);
    deviations = List.copyOf(deviations);
  }

  /**
   * @param title in sentences, such as {@code Mismatches}
   * @param safe whether it was safe at the end
   * @param rolledBack whether it was a roll back at any time
   */
  record SignalFacts(String title, boolean safe, boolean rolledBack) {}
}

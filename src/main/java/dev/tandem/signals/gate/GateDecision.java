package dev.tandem.signals.gate;

import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleState;
import dev.tandem.signals.cycle.JudgedCycle;
import dev.tandem.signals.cycle.ModuleStage;
import dev.tandem.signals.cycle.StageStay;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides whether the gate of a stage is open. */
final class GateDecision {

  /** So many clean cycles in a row open the next stage. */
  static final int NEEDED = 3;

  private GateDecision() {}

  /**
   * @param ended the cycles that have ended within the stay, the last {@link #NEEDED} at most, the
   *     earliest first
   * @param coming the cycles to come, of which the first is the first that may count
   * @param waiver of this stay, for this target; null if there is none
   */
  static Gate decide(
      StageStay stay,
      ModuleStage target,
      List<JudgedCycle> ended,
      List<Cycle> coming,
      @Nullable GateWaiver waiver) {
    if (waiver != null && waiver.isConfirmed()) {
      return gate(stay, target, true, "Two operators waived the proof: " + waiver.reason(), null);
    }
    var way = target.previous().orElseThrow();
    if (stay.stage() != way) {
      return gate(
          stay,
          target,
          false,
          "The stage %s is entered from the stage %s.".formatted(target.key(), way.key()),
          null);
    }
    return byCycles(stay, target, ended, coming);
  }

  private static Gate byCycles(
      StageStay stay, ModuleStage target, List<JudgedCycle> ended, List<Cycle> coming) {
    var row = row(ended);
    var unsigned = row.stream().filter(it -> it.state() == CycleState.UNSIGNED).toList();
    int left = NEEDED - row.size();
    if (left == 0 && unsigned.isEmpty()) {
      return gate(stay, target, true, "%s cycles in a row were clean.".formatted(NEEDED), null);
    }
    var missing =
        "%s of %s cycles in a row were clean.".formatted(row.size() - unsigned.size(), NEEDED)
            + spoiled(ended)
            + toSign(unsigned);
    var earliest = left == 0 ? row.getLast().cycle().end() : coming.get(left - 1).end();
    return gate(stay, target, false, missing, earliest);
  }

  /** The last cycles in a row against which nothing speaks. */
  private static List<JudgedCycle> row(List<JudgedCycle> ended) {
    int start = ended.size();
    while (start > 0 && ended.get(start - 1).state() != CycleState.NOT_CLEAN) {
      start--;
    }
    return ended.subList(start, ended.size());
  }

  private static String spoiled(List<JudgedCycle> ended) {
    return ended.stream()
        .filter(it -> it.state() == CycleState.NOT_CLEAN)
        .map(it -> " %s was not: %s".formatted(it.cycle().name(), String.join(" ", it.faults())))
        .reduce("", (_, last) -> last);
  }

  private static String toSign(List<JudgedCycle> unsigned) {
    return unsigned.isEmpty()
        ? ""
        : unsigned.stream()
            .map(it -> it.cycle().name())
            .collect(Collectors.joining(", ", " Nobody has signed the review of ", "."));
  }

  private static Gate gate(
      StageStay stay,
      ModuleStage target,
      boolean open,
      String missing,
      @Nullable Instant earliest) {
    return new Gate(stay.module(), target, stay.epoch(), open, missing, earliest);
  }
}

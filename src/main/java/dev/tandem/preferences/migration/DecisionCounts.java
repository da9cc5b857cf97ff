package dev.tandem.preferences.migration;

import dev.tandem.preferences.plan.ComparedDecision;
import dev.tandem.preferences.plan.ComparedDecision.Difference;
import java.util.List;

/** Decisions for members by how they differ from those of the former platform. */
public record DecisionCounts(
    long equal, long stricter, long looser, long required, long chosenHere) {

  public static final DecisionCounts NONE = new DecisionCounts(0, 0, 0, 0, 0);

  public static DecisionCounts of(List<ComparedDecision> decisions) {
    return new DecisionCounts(
        count(decisions, Difference.EQUAL),
        count(decisions, Difference.STRICTER),
        count(decisions, Difference.LOOSER),
        count(decisions, Difference.REQUIRED),
        count(decisions, Difference.CHOSEN_HERE));
  }

  private static long count(List<ComparedDecision> decisions, Difference difference) {
    return decisions.stream().filter(it -> it.difference() == difference).count();
  }

  /** Whether anything changes for the member, so that they are to be told. */
  public boolean anyDiffers() {
    return stricter + looser + required + chosenHere > 0;
  }

  public DecisionCounts plus(DecisionCounts other) {
    return new DecisionCounts(
        equal + other.equal,
        stricter + other.stricter,
        looser + other.looser,
        required + other.required,
        chosenHere + other.chosenHere);
  }

  public DecisionCounts minus(DecisionCounts other) {
    return new DecisionCounts(
        equal - other.equal,
        stricter - other.stricter,
        looser - other.looser,
        required - other.required,
        chosenHere - other.chosenHere);
  }
}

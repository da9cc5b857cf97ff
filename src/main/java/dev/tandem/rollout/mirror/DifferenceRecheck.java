package dev.tandem.rollout.mirror;

import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.comparison.Difference;
import dev.tandem.rollout.replay.UnansweredReadException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Tells what two answers mean that differ: a mirrored answer is wrong only if it differs, once the
 * copy has caught up, from a live answer that was the same before and after it. Data that changes
 * meanwhile is looked at again; where it keeps changing, only what the live side does not change
 * counts.
 *
 * @param catchUp waits until the copy has all that was written before; false if it does not in time
 * @param differences between two answers, the live one first
 */
record DifferenceRecheck(
    AnswerSource live,
    AnswerSource mirrored,
    BooleanSupplier catchUp,
    BiFunction<Answer, Answer, List<Difference>> differences) {

  private static final int LOOKS = 3;

  /** Asks one side for its answer of this moment. */
  interface AnswerSource {
    Answer ask() throws InterruptedException;
  }

  sealed interface Finding {}

  /** The answers differed because they were of different moments. */
  record Stale() implements Finding {}

  record Mismatch(List<Difference> differences) implements Finding {}

  /**
   * The copy did not catch up, both sides derived their answers from different data, or the live
   * side could not be asked again.
   */
  record Unknown() implements Finding {}

  /**
   * Of a mirrored answer from a copy that may have been behind.
   *
   * @param first the live answer from which the mirrored one differed
   * @throws UnansweredReadException if the mirrored side does not answer
   */
  Finding recheck(Answer first) throws InterruptedException {
    return catchUp.getAsBoolean() ? compareAgain(first, 1) : new Unknown();
  }

  /**
   * Of a mirrored answer that differs though the copy had all that was written before the live one.
   * So it is wrong even if the next one is right, unless the live answer has changed.
   *
   * @throws UnansweredReadException if the mirrored side does not answer
   */
  Finding recheckSettled(Answer first, Answer mirrored) throws InterruptedException {
    return decide(first, mirrored, 1);
  }

  private Finding compareAgain(Answer before, int look) throws InterruptedException {
    var between = mirrored.ask();
    return differences.apply(before, between).isEmpty()
        ? new Stale()
        : decide(before, between, look);
  }

  private Finding decide(Answer before, Answer between, int look) throws InterruptedException {
    Answer after;
    try {
      after = live.ask();
    } catch (UnansweredReadException e) {
      return new Unknown();
    }
    var found = differences.apply(after, between);
    if (found.isEmpty()) {
      return new Stale();
    }
    var changed = differences.apply(before, after);
    boolean isSameData = after.isOfSameData(between);
    if (look == LOOKS || isSameData && changed.isEmpty()) {
      return isSameData ? finding(found, changed) : new Unknown();
    }
    return catchUp.getAsBoolean() ? compareAgain(after, look + 1) : new Unknown();
  }

  private static Finding finding(List<Difference> found, List<Difference> changed) {
    var changing = changed.stream().map(Difference::path).collect(Collectors.toSet());
    var wrong = found.stream().filter(it -> !changing.contains(it.path())).toList();
    return wrong.isEmpty() ? new Stale() : new Mismatch(wrong);
  }
}

package dev.tandem.rollout.mirror;

import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.comparison.AnswerComparison;
import dev.tandem.rollout.mirror.SideReader.TimedAnswer;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.samples.AllowedDifferences;
import dev.tandem.rollout.samples.MismatchRecorder;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Asks both sides, and finds in what their answers differ beside what their module declares. */
final class AnswerPairs {

  private final Map<Side, SideReader> readers;
  private final AllowedDifferences allowed;
  private final MismatchRecorder mismatches;

  AnswerPairs(
      Map<Side, SideReader> readers, AllowedDifferences allowed, MismatchRecorder mismatches) {
    this.readers = Map.copyOf(readers);
    this.allowed = allowed;
    this.mismatches = mismatches;
  }

  /**
   * @throws UnansweredReadException when there is no answer in time, or none that can be compared
   */
  TimedAnswer ask(Side side, MirroredRead read) throws InterruptedException {
    var reader = readers.get(side);
    if (reader == null) {
      throw new UnansweredReadException("no way to ask " + side);
    }
    return reader.ask(read);
  }

  /** Declared differences are counted once for each pair. */
  boolean areEqual(MirroredRead read, Answer live, Answer mirrored) {
    var comparison = compare(read, live, mirrored);
    comparison.allowed().forEach(it -> mismatches.recordAllowed(read.module(), it));
    return comparison.isEqual();
  }

  DifferenceRecheck recheck(MirroredRead read, Side live, Side mirrored, BooleanSupplier catchUp) {
    return new DifferenceRecheck(
        () -> ask(live, read).answer(),
        () -> ask(mirrored, read).answer(),
        catchUp,
        (one, other) -> compare(read, one, other).differences());
  }

  private AnswerComparison compare(MirroredRead read, Answer live, Answer mirrored) {
    return AnswerComparison.of(read.template(), live, mirrored, allowed.of(read.module()));
  }
}

package dev.tandem.rollout.mirror;

import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.comparison.AnswerComparison;
import dev.tandem.rollout.mirror.DifferenceRecheck.Mismatch;
import dev.tandem.rollout.mirror.DifferenceRecheck.Stale;
import dev.tandem.rollout.mirror.DifferenceRecheck.Unknown;
import dev.tandem.rollout.mirror.SideReader.TimedAnswer;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.samples.AllowedDifferences;
import dev.tandem.rollout.samples.MismatchRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the second answer of a pair and decides what the pair says. If both differ, the copy may
 * have been behind, or the data has changed between both, which a {@link DifferenceRecheck} tells.
 * Noise is decided in the same way, with all answers from the live side.
 */
class PairComparison {

  private static final Logger LOG = LoggerFactory.getLogger(PairComparison.class);

  private final Map<Side, SideReader> readers;
  private final CopyCatchUp copies;
  private final AllowedDifferences allowed;
  private final MirrorCounts counts;
  private final MismatchRecorder mismatches;
  private final Duration latencyTolerance;

  PairComparison(
      Map<Side, SideReader> readers,
      CopyCatchUp copies,
      AllowedDifferences allowed,
      MirrorCounts counts,
      MismatchRecorder mismatches,
      Duration latencyTolerance) {
    this.readers = Map.copyOf(readers);
    this.copies = copies;
    this.allowed = allowed;
    this.counts = counts;
    this.mismatches = mismatches;
    this.latencyTolerance = latencyTolerance;
  }

  void compare(MirroredRead read, TimedAnswer live, boolean noise) {
    var found = new ArrayList<Count>();
    try {
      if (live.answer().isServerError()) {
        found.add(Count.LIVE_ERRORS);
      }
      if (noise) {
        compareNoise(read, live, found);
      } else {
        compareSides(read, live, found);
      }
    } catch (UnansweredReadException e) {
      LOG.debug("{} {}: {}", read.module(), read.template(), e.getMessage());
      if (!noise) {
        found.add(Count.FAILED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    counts.record(read, found);
  }

  private void compareNoise(MirroredRead read, TimedAnswer live, List<Count> found)
      throws InterruptedException {
    if (live.answer().isServerError()) {
      return;
    }
    var again = reader(read.answeredBy()).ask(read).answer();
    if (again.isServerError()) {
      return;
    }
    if (isEqual(read, live.answer(), again)) {
      found.add(Count.NOISE_COMPARED);
      return;
    }
    switch (recheck(read, read.answeredBy(), () -> true).recheck(live.answer())) {
      case Stale _ -> found.add(Count.NOISE_COMPARED);
      case Mismatch _ -> found.addAll(List.of(Count.NOISE_COMPARED, Count.NOISE_MISMATCHED));
      case Unknown _ -> {}
    }
  }

  private void compareSides(MirroredRead read, TimedAnswer live, List<Count> found)
      throws InterruptedException {
    var other = read.answeredBy().other();
    var mirrored = reader(other).ask(read);
    if (mirrored.answer().isServerError()) {
      found.add(Count.MIRRORED_ERRORS);
      found.add(Count.FAILED);
      return;
    }
    if (live.answer().isServerError()) {
      return;
    }
    if (isEqual(read, live.answer(), mirrored.answer())) {
      found.add(Count.COMPARED);
    } else {
      compareAgain(read, live.answer(), other, found);
    }
    compareTimes(live, mirrored, found);
  }

  /** A pair of which nothing can be known is as good as one that was never compared. */
  private void compareAgain(MirroredRead read, Answer live, Side other, List<Count> found)
      throws InterruptedException {
    var recheck =
        recheck(read, other, () -> copies.await(read.module(), read.route().stage().liveSide()));
    switch (recheck.recheck(live)) {
      case Stale _ -> found.addAll(List.of(Count.COMPARED, Count.STALE));
      case Mismatch(var differences) -> {
        found.addAll(List.of(Count.COMPARED, Count.MISMATCHED));
        mismatches.record(read.module(), read.template(), differences);
      }
      case Unknown _ -> found.add(Count.DROPPED);
    }
  }

  private DifferenceRecheck recheck(MirroredRead read, Side mirrored, BooleanSupplier catchUp) {
    return new DifferenceRecheck(
        () -> reader(read.answeredBy()).ask(read).answer(),
        () -> reader(mirrored).ask(read).answer(),
        catchUp,
        (one, other) -> compare(read, one, other).differences());
  }

  private void compareTimes(TimedAnswer live, TimedAnswer mirrored, List<Count> found) {
    if (live.nanos() >= 0 && mirrored.nanos() >= 0) {
      found.add(pace(mirrored.nanos() - live.nanos(), latencyTolerance.toNanos()));
    }
  }

  static Count pace(long longer, long tolerance) {
    return Math.abs(longer) <= tolerance ? Count.EVEN : longer > 0 ? Count.SLOWER : Count.FASTER;
  }

  private SideReader reader(Side side) {
    var reader = readers.get(side);
    if (reader == null) {
      throw new UnansweredReadException("no way to ask " + side);
    }
    return reader;
  }

  /** Declared differences are counted once for each pair. */
  private boolean isEqual(MirroredRead read, Answer live, Answer mirrored) {
    var comparison = compare(read, live, mirrored);
    comparison.allowed().forEach(it -> mismatches.recordAllowed(read.module(), it));
    return comparison.isEqual();
  }

  private AnswerComparison compare(MirroredRead read, Answer live, Answer mirrored) {
    return AnswerComparison.of(read.template(), live, mirrored, allowed.of(read.module()));
  }
}

package dev.tandem.rollout.mirror;

import dev.tandem.rollout.comparison.AllowedDifference;
import dev.tandem.rollout.comparison.Answer;
import dev.tandem.rollout.comparison.AnswerComparison;
import dev.tandem.rollout.comparison.Difference;
import dev.tandem.rollout.mirror.SideReader.TimedAnswer;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.samples.AllowedDifferences;
import dev.tandem.rollout.samples.MismatchRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the second answer of a pair and decides what the pair says. If both differ, the copy may
 * have been behind, or the data has changed between both: then both sides are asked once more,
 * after the copy has caught up, and only what differs again is a mismatch. Noise is decided in the
 * same way, with both answers from the live side.
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
    found.add(Count.NOISE_COMPARED);
    if (!compare(read, live.answer(), again).isEqual()
        && differAgain(read, live.answer(), read.answeredBy()).isPresent()) {
      found.add(Count.NOISE_MISMATCHED);
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
    found.add(Count.COMPARED);
    compareTimes(live, mirrored, found);
    if (compare(read, live.answer(), mirrored.answer()).isEqual()) {
      return;
    }
    copies.await(read.module(), read.route().stage().liveSide());
    var differences = differAgain(read, live.answer(), other);
    found.add(differences.isEmpty() ? Count.STALE : Count.MISMATCHED);
    differences.ifPresent(it -> mismatches.record(read.module(), read.template(), it));
  }

  private void compareTimes(TimedAnswer live, TimedAnswer mirrored, List<Count> found) {
    if (live.nanos() >= 0 && mirrored.nanos() >= 0) {
      found.add(pace(mirrored.nanos() - live.nanos(), latencyTolerance.toNanos()));
    }
  }

  static Count pace(long longer, long tolerance) {
    return Math.abs(longer) <= tolerance ? Count.EVEN : longer > 0 ? Count.SLOWER : Count.FASTER;
  }

  /** What the answers of both sides differ in when they are asked again; empty if in nothing. */
  private Optional<List<Difference>> differAgain(MirroredRead read, Answer first, Side side)
      throws InterruptedException {
    var mirrored = reader(side).ask(read).answer();
    if (compare(read, first, mirrored).isEqual()) {
      return Optional.empty();
    }
    var live = reader(read.answeredBy()).ask(read).answer();
    return Optional.of(compare(read, live, mirrored).differences()).filter(it -> !it.isEmpty());
  }

  private SideReader reader(Side side) {
    var reader = readers.get(side);
    if (reader == null) {
      throw new UnansweredReadException("no way to ask " + side);
    }
    return reader;
  }

  private AnswerComparison compare(MirroredRead read, Answer live, Answer mirrored) {
    List<AllowedDifference> declared = allowed.of(read.module());
    var comparison = AnswerComparison.of(read.template(), live, mirrored, declared);
    comparison.allowed().forEach(it -> mismatches.recordAllowed(read.module(), it));
    return comparison;
  }
}

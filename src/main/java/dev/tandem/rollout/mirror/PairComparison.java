package dev.tandem.rollout.mirror;

import dev.tandem.rollout.mirror.DifferenceRecheck.Finding;
import dev.tandem.rollout.mirror.DifferenceRecheck.Mismatch;
import dev.tandem.rollout.mirror.DifferenceRecheck.Stale;
import dev.tandem.rollout.mirror.DifferenceRecheck.Unknown;
import dev.tandem.rollout.mirror.SideReader.TimedAnswer;
import dev.tandem.rollout.replay.UnansweredReadException;
import dev.tandem.rollout.routing.Side;
import dev.tandem.rollout.samples.MismatchRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the second answer of a pair and decides what the pair says. A share of the copies is
 * asked only once it has caught up. If both answers differ, the copy may otherwise have been
 * behind, or the data has changed between both, which a {@link DifferenceRecheck} tells. Noise is
 * decided in the same way, with all answers from the live side.
 */
class PairComparison {

  private static final Logger LOG = LoggerFactory.getLogger(PairComparison.class);

  private final AnswerPairs pairs;
  private final Copies copies;
  private final MirrorCounts counts;
  private final MismatchRecorder mismatches;
  private final MirrorProperties settings;

  /** The copies of modules, which may be behind. */
  interface Copies {

    /** Whether the platform knows the database of the copy. */
    boolean isKnown(String module);

    /**
     * Waits until the copy has everything that the live side had committed when the wait began.
     *
     * @return false if it has not in time, or nobody can tell
     */
    boolean await(String module, Side liveSide);
  }

  PairComparison(
      AnswerPairs pairs,
      Copies copies,
      MirrorCounts counts,
      MismatchRecorder mismatches,
      MirrorProperties settings) {
    this.pairs = pairs;
    this.copies = copies;
    this.counts = counts;
    this.mismatches = mismatches;
    this.settings = settings;
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
    var again = pairs.ask(read.answeredBy(), read).answer();
    if (again.isServerError()) {
      return;
    }
    if (pairs.areEqual(read, live.answer(), again)) {
      found.add(Count.NOISE_COMPARED);
      return;
    }
    var recheck = pairs.recheck(read, read.answeredBy(), read.answeredBy(), () -> true);
    switch (isChosen(settings.settledShare())
        ? recheck.recheckSettled(live.answer(), again)
        : recheck.recheck(live.answer())) {
      case Stale _ -> found.add(Count.NOISE_COMPARED);
      case Mismatch _ -> found.addAll(List.of(Count.NOISE_COMPARED, Count.NOISE_MISMATCHED));
      case Unknown _ -> {}
    }
  }

  private void compareSides(MirroredRead read, TimedAnswer live, List<Count> found)
      throws InterruptedException {
    var other = read.answeredBy().other();
    boolean settled = isSettled(read);
    if (settled && !catchUp(read)) {
      found.add(Count.DROPPED);
      return;
    }
    var mirrored = pairs.ask(other, read);
    if (mirrored.answer().isServerError()) {
      found.add(Count.MIRRORED_ERRORS);
      found.add(Count.FAILED);
      return;
    }
    if (live.answer().isServerError()) {
      return;
    }
    if (pairs.areEqual(read, live.answer(), mirrored.answer())) {
      found.add(Count.COMPARED);
    } else {
      var finding =
          settled
              ? recheck(read).recheckSettled(live.answer(), mirrored.answer())
              : recheck(read).recheck(ofLiveSide(read, live, mirrored).answer());
      count(read, finding, found);
    }
    compareTimes(live, mirrored, found);
  }

  /** Also in a canary the copy is what is judged: only of it can one wait until it is current. */
  private DifferenceRecheck recheck(MirroredRead read) {
    var live = read.route().stage().liveSide();
    return pairs.recheck(read, live, live.other(), () -> catchUp(read));
  }

  private static TimedAnswer ofLiveSide(
      MirroredRead read, TimedAnswer answered, TimedAnswer mirrored) {
    return read.answeredBy() == read.route().stage().liveSide() ? answered : mirrored;
  }

  /** Of an answer that a copy gave to a user nobody knows whether the copy was behind. */
  private boolean isSettled(MirroredRead read) {
    return read.answeredBy() == read.route().stage().liveSide()
        && copies.isKnown(read.module())
        && isChosen(settings.settledShare());
  }

  private static boolean isChosen(double share) {
    return ThreadLocalRandom.current().nextDouble() < share;
  }

  private boolean catchUp(MirroredRead read) {
    return copies.await(read.module(), read.route().stage().liveSide());
  }

  /** A pair of which nothing can be known is as good as one that was never compared. */
  private void count(MirroredRead read, Finding finding, List<Count> found) {
    switch (finding) {
      case Stale _ -> found.addAll(List.of(Count.COMPARED, Count.STALE));
      case Mismatch(var differences) -> {
        found.addAll(List.of(Count.COMPARED, Count.MISMATCHED));
        mismatches.record(read.module(), read.template(), differences);
      }
      case Unknown _ -> found.add(Count.DROPPED);
    }
  }

  private void compareTimes(TimedAnswer live, TimedAnswer mirrored, List<Count> found) {
    if (live.nanos() >= 0 && mirrored.nanos() >= 0) {
      found.add(Count.pace(mirrored.nanos() - live.nanos(), settings.latencyTolerance().toNanos()));
    }
  }
}

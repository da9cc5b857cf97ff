package dev.tandem.signals.verdict;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.judge.Judgement;
import dev.tandem.signals.signal.EvidenceSentence;
import dev.tandem.signals.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which verdict follows another. What is not reported is never safe; and a roll back stays one
 * until the module's stage changes, since the evidence was enough once. A roll back in the next
 * stage is a new one.
 */
final class VerdictChange {

  private VerdictChange() {}

  static GivenVerdict follow(
      @Nullable GivenVerdict previous,
      Signal signal,
      Evidence evidence,
      Judgement judgement,
      Instant now,
      Duration silence) {
    if (previous != null
        && previous.verdict() == Verdict.ROLL_BACK
        && previous.since().equals(evidence.since())) {
      return previous;
    }
    var last = signal.lastObserved(evidence);
    boolean silent = last == null || last.plus(silence).isBefore(now);
    var verdict =
        silent && judgement.verdict() == Verdict.SAFE ? Verdict.INCONCLUSIVE : judgement.verdict();
    boolean isNew =
        previous == null || previous.verdict() != verdict || verdict == Verdict.ROLL_BACK;
    var unchanged = isNew ? null : previous;
    return new GivenVerdict(
        evidence.module(),
        signal.key(),
        unchanged != null ? unchanged.version() : nextVersion(previous),
        verdict,
        judgement.eValue(),
        judgement.tally().trials(),
        sentence(signal, evidence, judgement.with(verdict), silent),
        evidence.since(),
        unchanged != null ? unchanged.givenAt() : now);
  }

  private static long nextVersion(@Nullable GivenVerdict previous) {
    return previous == null ? 1 : previous.version() + 1;
  }

  private static String sentence(
      Signal signal, Evidence evidence, Judgement judgement, boolean silent) {
    if (signal.lastObserved(evidence) == null) {
      return "Nothing was compared since the stage began.";
    }
    var sentence = EvidenceSentence.of(signal, evidence, judgement);
    return silent && judgement.verdict() != Verdict.ROLL_BACK
        ? "Nothing is compared any more. Before: " + sentence
        : sentence;
  }
}

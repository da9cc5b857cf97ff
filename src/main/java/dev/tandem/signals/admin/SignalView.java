package dev.tandem.signals.admin;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.signals.signal.Signal;
import dev.tandem.signals.verdict.GivenVerdict;
import java.time.Instant;

/**
 * The verdict on one signal.
 *
 * @param eValue the evidence against the module; 1,000 is a roll back
 * @param since the start of the evidence
 * @param givenAt since when the verdict is what it is
 */
record SignalView(
    String signal,
    String title,
    Verdict verdict,
    double eValue,
    long observations,
    String evidence,
    Instant since,
    Instant givenAt) {

  static SignalView of(Signal signal, GivenVerdict it) {
    return new SignalView(
        it.signal(),
        signal.definition().title(),
        it.verdict(),
        it.eValue(),
        it.observations(),
        it.evidence(),
        it.since(),
        it.givenAt());
  }
}

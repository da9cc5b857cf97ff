package dev.tandem.signals.signal;

import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.judge.Judgement;
import java.util.Locale;

/** Says in one sentence which figures led to a verdict. */
public final class EvidenceSentence {

  private EvidenceSentence() {}

  public static String of(Signal signal, Evidence evidence, Judgement judgement) {
    return figures(signal, evidence, judgement) + certainty(signal, judgement);
  }

  private static String figures(Signal signal, Evidence it, Judgement judgement) {
    long trials = judgement.tally().trials();
    long hits = judgement.tally().hits();
    double percent = 100 * judgement.tally().share();
    var present = it.isOfBranch() ? "the present implementation" : "home";
    var next = it.isOfBranch() ? "new implementation" : "service";
    return switch (signal) {
      case MISMATCHES ->
          text("%,d of %,d compares differ (%.2f %%)", hits, trials, percent) + noise(it);
      case SERVICE_FAILURES ->
          text(
              "The %s did not answer %,d of %,d mirrored requests (%.2f %%)",
              next, hits, trials, percent);
      case ERRORS ->
          text(
              "%,d errors of the %s, %,d of %s, in %,d compares",
              it.serviceErrors(), next, it.homeErrors(), present, it.compared());
      case LATENCY ->
          text("The %s was slower in %,d of %,d votes (%.0f %%)", next, hits, trials, percent);
      case DECISIONS -> text("%,d of %,d decisions differ (%.2f %%)", hits, trials, percent);
      case DROPPED_COMPARES ->
          text("%,d of %,d compares were dropped (%.1f %%)", hits, trials, percent);
    };
  }

  /** A branch is not compared with itself. */
  private static String noise(Evidence it) {
    return it.isOfBranch()
        ? ""
        : text(", and %,d of %,d of home with itself", it.noiseMismatched(), it.noiseCompared());
  }

  private static String certainty(Signal signal, Judgement it) {
    return switch (it.verdict()) {
      case ROLL_BACK ->
          text("; the evidence against it is %,.0f, and 1,000 is enough.", it.eValue());
      case SAFE, INCONCLUSIVE ->
          signal == Signal.ERRORS || it.tally().trials() == 0
              ? "."
              : text("; at most %.2f %% is proven.", 100 * it.upperBound());
    };
  }

  private static String text(String format, Object... figures) {
    return String.format(Locale.ENGLISH, format, figures);
  }
}

package dev.tandem.signals.signal;

import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.judge.Judgement;
import dev.tandem.signals.judge.ShareRule;
import dev.tandem.signals.judge.Tally;

/** Judges each signal from the evidence alone. */
public final class SignalJudge {

  private static final ShareRule MISMATCHES = ShareRule.floor(0.001);
  private static final ShareRule FAILURES = ShareRule.floor(0.005);
  private static final ShareRule ERROR_RATIO = ShareRule.ratio(1.5);
  private static final ShareRule ERROR_SHARE = ShareRule.floor(0.001);
  private static final ShareRule LATENCY = ShareRule.sign(0.6);
  private static final ShareRule DECISIONS = ShareRule.almostNever(0.001);
  private static final ShareRule DROPPED = ShareRule.floor(0.1);

  private SignalJudge() {}

  /**
   * @param signs the votes on latency
   */
  public static Judgement judge(Signal signal, Evidence evidence, Tally signs) {
    return switch (signal) {
      case MISMATCHES -> mismatches(evidence);
      case SERVICE_FAILURES -> FAILURES.judge(tally(evidence.attempted(), evidence.failed()));
      case ERRORS -> errors(evidence);
      case LATENCY -> LATENCY.judge(signs);
      case DECISIONS -> DECISIONS.judge(tally(evidence.decided(), evidence.decidedDifferently()));
      case DROPPED_COMPARES -> dropped(evidence);
    };
  }

  /** Where home differs from itself, a difference of both sides is nobody's fault. */
  private static Judgement mismatches(Evidence it) {
    var judgement = MISMATCHES.judge(tally(it.compared(), it.mismatched()));
    var noise = MISMATCHES.judge(tally(it.noiseCompared(), it.noiseMismatched()));
    return noise.verdict() == Verdict.ROLL_BACK ? judgement.with(Verdict.INCONCLUSIVE) : judgement;
  }

  private static Judgement errors(Evidence it) {
    var ratio = ERROR_RATIO.judge(tally(it.serviceErrors() + it.homeErrors(), it.serviceErrors()));
    var share = ERROR_SHARE.judge(tally(it.compared(), it.serviceErrors()));
    return ratio.verdict() == Verdict.INCONCLUSIVE && share.verdict() == Verdict.SAFE
        ? ratio.with(Verdict.SAFE)
        : ratio;
  }

  private static Judgement dropped(Evidence it) {
    var judgement = DROPPED.judge(tally(it.offered(), it.dropped()));
    return judgement.verdict() == Verdict.ROLL_BACK
        ? judgement.with(Verdict.INCONCLUSIVE)
        : judgement;
  }

  /** Counts of several processes may not fit together for a moment. */
  private static Tally tally(long trials, long hits) {
    return new Tally(trials, Math.clamp(hits, 0, Math.max(0, trials)));
  }
}

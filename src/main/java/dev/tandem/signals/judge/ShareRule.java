package dev.tandem.signals.judge;

import dev.tandem.eventing.verdict.Verdict;

/**
 * When a share of hits is too high, and when it is proven to be low enough.
 *
 * @param rollBackOver the null hypothesis of a roll back is a share of at most this
 * @param safeBelow proven to be below this, the share is safe
 * @param alpha the probability that a module whose share is tolerated is ever rolled back
 * @param safeAlpha the probability that a share is ever called safe that is not
 */
public record ShareRule(
    double rollBackOver, double safeBelow, double alpha, double safeAlpha, EProcess process) {

  private static final double ALPHA = 0.001;
  private static final double ALMOST_NEVER = 0.00001;
  private static final double SAFE_ALPHA = 0.05;

  /** Hits are tolerated up to a small floor, as mismatches are. */
  public static ShareRule floor(double floor) {
    return of(floor, floor, SAFE_ALPHA, new BetaDensity(1, 0.1 / floor));
  }

  /** Hits have no other cause than the side that is judged, so that three of a few are enough. */
  public static ShareRule almostNever(double safeBelow) {
    return of(ALMOST_NEVER, safeBelow, SAFE_ALPHA, new BetaDensity(1, 0.1 / ALMOST_NEVER));
  }

  /**
   * Events of two sides with the same traffic: each is the one's or the other's by the toss of a
   * coin, whatever the traffic does meanwhile (conditional binomial, Lindon and Malek 2022). A hit
   * is an event of the side that is judged.
   *
   * @param safeRatio proven to have fewer events than this multiple of the other's, a side is safe
   */
  public static ShareRule ratio(double safeRatio) {
    return of(0.5, safeRatio / (1 + safeRatio), SAFE_ALPHA / 2, new BetaDensity(6, 3));
  }

  /**
   * Signs of {@link PairedBlocks}. A hit is a block in which the judged side was slower.
   *
   * @param tolerated over one half, so that what blocks still have to do with each other, and a
   *     difference that nobody notices, is no alarm
   */
  public static ShareRule sign(double tolerated) {
    return of(tolerated, tolerated, SAFE_ALPHA, new BetaDensity(4, 1));
  }

  private static ShareRule of(
      double rollBackOver, double safeBelow, double safeAlpha, BetaDensity alternatives) {
    return new ShareRule(
        rollBackOver, safeBelow, ALPHA, safeAlpha, new EProcess(rollBackOver, alternatives));
  }

  public Judgement judge(Tally tally) {
    return new Judgement(
        verdict(tally), process.logEValue(tally), tally, UpperBound.of(tally, safeAlpha));
  }

  Verdict verdict(Tally tally) {
    if (process.reaches(alpha, tally)) {
      return Verdict.ROLL_BACK;
    }
    return UpperBound.excludes(safeBelow, tally, safeAlpha) ? Verdict.SAFE : Verdict.INCONCLUSIVE;
  }
}

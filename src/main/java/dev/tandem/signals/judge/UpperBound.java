package dev.tandem.signals.judge;

/**
 * The upper end of a confidence sequence for a share: with a probability of at least {@code 1 −
 * alpha}, the share is below it at all looks together. It consists of the limits that {@link
 * EProcess} has not excluded, as in Howard et al. (2021).
 */
final class UpperBound {

  private static final int BISECTIONS = 40;

  private UpperBound() {}

  static double of(Tally tally, double alpha) {
    double excluded = 1;
    double possible = tally.share();
    if (tally.trials() == 0 || !excludes(1 - 1e-9, tally, alpha)) {
      return 1;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (excluded + possible) / 2;
      if (middle < 1 - 1e-9 && !excludes(middle, tally, alpha)) {
        possible = middle;
      } else {
        excluded = middle;
      }
    }
    return excluded;
  }

  /** Whether the share is below the limit. */
  static boolean excludes(double limit, Tally tally, double alpha) {
    var alternatives = new BetaDensity(0.5, Math.max(0.5, 0.5 / limit));
    return EProcess.below(limit, alternatives).reaches(alpha, tally.complement());
  }
}

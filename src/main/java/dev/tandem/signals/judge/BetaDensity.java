package dev.tandem.signals.judge;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/** A Beta distribution: which shares are thought likely if there is something to find. */
record BetaDensity(double a, double b) {

  /** The distribution once the observations are known. */
  BetaDensity after(Tally tally) {
    return new BetaDensity(a + tally.hits(), b + tally.trials() - tally.hits());
  }

  double logNormaliser() {
    return LogBeta.value(a, b);
  }

  /** The logarithm of the probability of a share over the limit; it may be negative infinity. */
  double logMassOver(double limit) {
    return Math.log(RegularizedBeta.complement(limit, a, b));
  }

  BetaDensity mirrored() {
    return new BetaDensity(b, a);
  }
}

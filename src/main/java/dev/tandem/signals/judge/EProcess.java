package dev.tandem.signals.judge;

/**
 * Evidence that a share is over a limit, which may be looked at after every observation.
 *
 * <p>The e-value is the likelihood of what was observed under a mixture of all shares over the
 * limit, divided by its likelihood at the limit itself. While each observation is a hit with a
 * probability of at most the limit, given all before it, the e-value is a nonnegative
 * supermartingale that starts at 1: for each share {@code q} in the mixture, the factor of an
 * observation is {@code 1 + λ (hit − limit)} with {@code λ ≥ 0}, a bet that does not gain on
 * average. So by Ville's inequality it ever reaches {@code 1 / alpha} with a probability of at most
 * {@code alpha}, however often anybody looks. Observations may depend on each other in any way that
 * keeps this condition; see {@link PairedBlocks} for those that do not keep it by themselves.
 *
 * <p>Papers: Lindon and Malek, "Anytime-valid inference for multinomial count data" (NeurIPS 2022),
 * for the conjugate mixture; Howard, Ramdas, McAuliffe and Sekhon, "Time-uniform, nonparametric,
 * nonasymptotic confidence sequences" (Annals of Statistics 2021), for the one-sided beta-binomial
 * mixture; Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting" (JRSS
 * B 2024), for the composite null as a bet.
 *
 * @param limit the largest share that is tolerated, between 0 and 1
 * @param alternatives which shares over the limit the mixture expects; a good guess finds them
 *     sooner, a bad one is as valid
 */
record EProcess(double limit, BetaDensity alternatives) {

  EProcess {
    if (!(limit > 0 && limit < 1)) {
      throw new IllegalArgumentException("A limit is between 0 and 1: " + limit);
    }
  }

  /**
   * The logarithm of the e-value. Negative infinity where the share is so far below the limit that
   * the mixture has no mass left that a double can hold; that understates the evidence.
   */
  double logEValue(Tally tally) {
    var posterior = alternatives.after(tally);
    double mixture =
        posterior.logNormaliser()
            - alternatives.logNormaliser()
            + posterior.logMassOver(limit)
            - alternatives.logMassOver(limit);
    double atLimit =
        tally.hits() * Math.log(limit) + (tally.trials() - tally.hits()) * Math.log1p(-limit);
    return mixture - atLimit;
  }

  /** Whether the e-value is at least {@code 1 / alpha}. */
  boolean reaches(double alpha, Tally tally) {
    double enough = -Math.log(alpha);
    return logLargestLikelihoodRatio(tally) >= enough && logEValue(tally) >= enough;
  }

  /** No mixture is better than the share that fits best; this takes two logarithms only. */
  private double logLargestLikelihoodRatio(Tally tally) {
    double share = tally.share();
    if (share <= limit) {
      return 0;
    }
    double misses = share == 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - limit));
    return tally.trials() * (share * Math.log(share / limit) + misses);
  }

  /**
   * Evidence for the opposite, that the share is below the limit, from {@link Tally#complement}.
   */
  static EProcess below(double limit, BetaDensity alternatives) {
    return new EProcess(1 - limit, alternatives.mirrored());
  }
}

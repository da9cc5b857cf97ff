package dev.tandem.signals.judge;

import dev.tandem.eventing.verdict.Verdict;

/**
 * What a {@link ShareRule} says about a tally.
 *
 * @param logEValue the logarithm of the evidence against the module; 0 without observations
 * @param upperBound what the share is below, by the confidence sequence
 */
public record Judgement(Verdict verdict, double logEValue, Tally tally, double upperBound) {

  private static final double LARGEST = 1e12;

  /** The evidence against the module; at most a million millions, which all means the same. */
  public double eValue() {
    return Math.min(Math.exp(logEValue), LARGEST);
  }

  public Judgement with(Verdict other) {
    return new Judgement(other, logEValue, tally, upperBound);
  }
}

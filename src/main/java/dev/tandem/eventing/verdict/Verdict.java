package dev.tandem.eventing.verdict;

/** What the evidence about one signal of a module or branch says. */
public enum Verdict {
  /** The evidence excludes that the signal is over its threshold. */
  SAFE,
  /** There is too little evidence for either, or none arrives. */
  INCONCLUSIVE,
  /** The signal is over its threshold. */
  ROLL_BACK
}

package dev.tandem.signals.figure;

/** What the accounts of a figure say together. */
public enum FigureMark {
  /** The accounts agree, or differ by no more than is tolerated. */
  WITHIN,
  /** There is only one account, and it was given: nothing to compare it with. */
  SINGLE,
  /** An account that was expected was not given. That is never fine. */
  INCONCLUSIVE,
  /** The accounts differ by more than is tolerated. */
  DEVIATES
}

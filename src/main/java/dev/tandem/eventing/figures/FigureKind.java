package dev.tandem.eventing.figures;

/** What the values of a figure are. */
public enum FigureKind {
  /** How often something happened. */
  COUNT,
  /** Minor units of money, added up over all currencies: a control total. */
  AMOUNT,
  /** Milliseconds, added up. */
  LATENCY
}

package dev.tandem.eventing.figures;

/** What a figure is told for. */
public enum FigureGrain {
  PLATFORM,
  /** One value for each cohort in which something happened. */
  COHORT
}

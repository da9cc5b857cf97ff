package dev.tandem.signals.figure;

/** Who says what a figure was. */
public enum FigureSide {
  /** The monolith, by its own tables. */
  HOME,
  /** The module's service, by its own tables. */
  SERVICE,
  /** Signals, by the events that it heard. */
  EVENTS
}

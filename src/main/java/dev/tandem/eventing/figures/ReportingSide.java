package dev.tandem.eventing.figures;

/** Whose tables a report is about. */
public enum ReportingSide {
  /** The monolith's. */
  HOME,
  /** Those of the module's own service. */
  SERVICE
}

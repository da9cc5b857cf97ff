package dev.tandem.preferences.dualread;

/** Whose decisions count while two sets of rules run side by side. */
public enum Deciding {
  /** Those of the former platform. */
  FORMER,
  /** Those here. */
  NEW
}

package dev.tandem.rollout.comparison;

/** How the mirrored answer differs from the live one at a path. */
public enum DifferenceType {
  /** The live answer has something there, and the mirrored one nothing. */
  MISSING,
  /** The mirrored answer has something there, and the live one nothing. */
  ADDED,
  /** A number and a text, for instance. */
  TYPE,
  VALUE,
  /** The same elements in another order. */
  ORDER
}

package dev.tandem.kernel.branch;

/** What was done to a branch. */
public enum BranchAction {
  /** An operator has made a setting. */
  SET,
  /** A verdict has taken the new implementation out of use. */
  SWITCHED_BACK,
  /** An operator has acknowledged the verdict. */
  ACKNOWLEDGED
}

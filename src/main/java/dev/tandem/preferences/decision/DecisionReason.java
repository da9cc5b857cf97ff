package dev.tandem.preferences.decision;

/** Why a decision is as it is: the first rule that applied. */
public enum DecisionReason {
  MANDATORY,
  /** The member chose it for this topic. */
  CHOSEN,
  /** The member switched it on, and has yet to confirm that. */
  NOT_CONFIRMED,
  /** The member chose it for the whole channel. */
  CHANNEL,
  /** An operator set it for a cohort of the member. */
  COHORT,
  /** Nobody chose anything. */
  DEFAULT,
  /** The former platform decides as long as the member's choices are being migrated. */
  FORMER_PLATFORM
}

package dev.tandem.notifications.contact;

/** Why a message came back. */
public enum BounceKind {
  /** It never can arrive. */
  HARD,
  /** It could not arrive this time. */
  SOFT,
  /** The person reported it as spam. */
  COMPLAINT
}

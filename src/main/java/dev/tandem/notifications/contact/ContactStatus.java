package dev.tandem.notifications.contact;

/** Whether a contact point is in use. */
public enum ContactStatus {
  /** Nobody has shown yet that messages arrive there. */
  PENDING,
  VERIFIED,
  /** The member has another address now. */
  REPLACED
}

package dev.tandem.notifications.message;

/** What a message brings for the reader's calendar. */
public enum Attachment {
  NONE,
  /** An iTIP REQUEST: the session as it is planned now. */
  INVITATION,
  /** An iTIP CANCEL. */
  CANCELLATION
}

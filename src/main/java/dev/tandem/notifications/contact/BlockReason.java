package dev.tandem.notifications.contact;

/** Why nothing is sent to an address any more. */
public enum BlockReason {
  /** The mail server said that there is no such mailbox. */
  REFUSED,
  /** Messages came back. */
  BOUNCED,
  /** The person reported a message as spam. */
  COMPLAINED
}

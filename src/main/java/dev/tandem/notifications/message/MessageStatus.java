package dev.tandem.notifications.message;

/** What has become of a message. */
public enum MessageStatus {
  QUEUED,
  /** One process is handing it to the mail server. */
  SENDING,
  /** The mail server has taken it. */
  SENT,
  /** The mail server has refused it for good, or for too long. */
  FAILED,
  /** Not sent: the reason is in the note. */
  SUPPRESSED,
  /** Handed over, but the answer was lost; not sent again, since it may have arrived. */
  UNKNOWN,
  /** No mail server is configured, so it can be read here only. */
  KEPT,
  /** Another message, a digest, tells of it. */
  BUNDLED
}

package dev.tandem.notifications.delivery;

/** What became of handing a message to the mail server. */
sealed interface SubmissionResult {

  record Accepted() implements SubmissionResult {}

  /**
   * May work later (4xx), or the server was not reached before the message was complete.
   *
   * @param reason a code for operators, such as {@code 451}
   */
  record Temporary(String reason) implements SubmissionResult {}

  /** The server does not want this message (5xx). */
  record Permanent(String reason) implements SubmissionResult {}

  /** The server does not know the mailbox (5xx for the recipient). */
  record UnknownMailbox(String reason) implements SubmissionResult {}

  /** The whole message was sent, but no answer came: it may have arrived. */
  record Unanswered(String reason) implements SubmissionResult {}
}

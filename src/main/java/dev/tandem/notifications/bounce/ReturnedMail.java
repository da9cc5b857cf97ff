package dev.tandem.notifications.bounce;

import dev.tandem.notifications.contact.BounceKind;
import dev.tandem.notifications.message.MessageId;
import org.jspecify.annotations.Nullable;

/** What a mail in the mailbox of returned messages says. */
sealed interface ReturnedMail {

  /**
   * A message did not arrive, or its reader complained about it.
   *
   * @param recipient the address as the report names it
   * @param code for operators, such as {@code 5.1.1}
   */
  record Bounce(MessageId message, @Nullable String recipient, BounceKind kind, String code)
      implements ReturnedMail {}

  /** A report by which nothing has to be done, such as that a message is late. */
  record NoFailure(String reason) implements ReturnedMail {}

  /** Something else, such as an answer that a person wrote. */
  record NoReport(String reason) implements ReturnedMail {}
}

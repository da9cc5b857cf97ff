package dev.tandem.notifications.page;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.notifications.compose.MessageComposer;
import dev.tandem.notifications.compose.Reader;
import java.time.ZoneId;
import java.util.UUID;

/** A line of a list of messages. */
record MessageRow(
    UUID id, String subject, String recipient, LocalizedTime when, StatusText status) {

  static MessageRow of(SentMessage sent, Reader reader, MessageComposer composer, ZoneId zone) {
    var message = sent.message();
    return new MessageRow(
        message.id().value(),
        composer.subject(message, reader),
        recipient(sent),
        LocalizedTime.of(message.queuedAt(), zone),
        StatusText.of(message));
  }

  private static String recipient(SentMessage sent) {
    var contact = sent.contact();
    return contact == null ? "no address" : contact.address();
  }
}

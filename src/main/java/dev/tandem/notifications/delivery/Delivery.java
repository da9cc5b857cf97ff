package dev.tandem.notifications.delivery;

import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.compose.MessageComposer;
import dev.tandem.notifications.compose.Readers;
import dev.tandem.notifications.contact.BlockReason;
import dev.tandem.notifications.contact.Bounces;
import dev.tandem.notifications.contact.Contact;
import dev.tandem.notifications.contact.Contacts;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.Messages;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands a claimed message to the mail server and stores what became of it. */
@Component
class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12));

  private final Messages messages;
  private final Contacts contacts;
  private final Bounces bounces;
  private final Readers readers;
  private final MessageComposer composer;
  private final MailFormat format;
  private final MailServer server;
  private final NotificationsProperties properties;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Delivery(
      Messages messages,
      Contacts contacts,
      Bounces bounces,
      Readers readers,
      MessageComposer composer,
      MailFormat format,
      MailServer server,
      NotificationsProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.messages = messages;
    this.contacts = contacts;
    this.bounces = bounces;
    this.readers = readers;
    this.composer = composer;
    this.format = format;
    this.server = server;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  void deliver(Message message) {
    var contact = contactOf(message);
    var result =
        contact
            .map(known -> submit(message, known))
            .orElseGet(() -> new SubmissionResult.Temporary("no-address"));
    transaction.executeWithoutResult(_ -> store(message, contact.orElse(null), result));
  }

  private SubmissionResult submit(Message message, Contact contact) {
    try {
      var reader = readers.of(message.memberId(), contact);
      var composed = composer.compose(message, reader);
      return server.submit(
          format.write(server.session(), message, composed, contact, clock.instant()));
    } catch (RuntimeException e) {
      LOG.warn("Message {} cannot be written; will try again", message.id().value(), e);
      return new SubmissionResult.Temporary("not-written");
    }
  }

  private void store(Message message, @Nullable Contact contact, SubmissionResult result) {
    var now = clock.instant();
    messages.save(
        switch (result) {
          case SubmissionResult.Accepted() -> message.sent(now);
          case SubmissionResult.Temporary(var reason) ->
              message.attempts() >= properties.attempts()
                  ? message.failed(now, reason)
                  : message.retry(now, pauseAfter(message.attempts()), reason);
          case SubmissionResult.Permanent(var reason) -> message.failed(now, reason);
          case SubmissionResult.UnknownMailbox(var reason) -> message.failed(now, reason);
          case SubmissionResult.Unanswered(var reason) -> message.unknown(now, reason);
        });
    if (contact != null && result instanceof SubmissionResult.UnknownMailbox) {
      bounces.block(contact.id(), BlockReason.REFUSED);
    }
  }

  /** Longer with each attempt, as mail servers expect (RFC 5321, 4.5.4.1). */
  static Duration pauseAfter(int attempts) {
    return PAUSES.get(Math.clamp(attempts - 1, 0, PAUSES.size() - 1));
  }

  private Optional<Contact> contactOf(Message message) {
    var contact = message.contactId();
    return contact == null
        ? contacts.findVerifiedOf(Objects.requireNonNull(message.memberId()))
        : contacts.findById(contact);
  }
}

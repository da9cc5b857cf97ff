package dev.tandem.notifications.delivery;

import dev.tandem.notifications.ContactId;
import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.contact.Contact;
import dev.tandem.notifications.contact.Contacts;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.Messages;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.preference.Choices;
import dev.tandem.notifications.preference.MemberChoices;
import dev.tandem.notifications.readmodel.KnownBookings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes messages out of the queue, each of which is still to be sent. */
@Component
class DueMessages {

  private final Messages messages;
  private final MessageQueue queue;
  private final Contacts contacts;
  private final MemberChoices choices;
  private final KnownBookings bookings;
  private final NotificationsProperties properties;

  DueMessages(
      Messages messages,
      MessageQueue queue,
      Contacts contacts,
      MemberChoices choices,
      KnownBookings bookings,
      NotificationsProperties properties) {
    this.messages = messages;
    this.queue = queue;
    this.contacts = contacts;
    this.choices = choices;
    this.bookings = bookings;
    this.properties = properties;
  }

  /**
   * Keeps messages that are due here, in the caller's transaction.
   *
   * @return whether there may be more
   */
  boolean keepDue(int limit, Instant now) {
    var due = messages.lockDue(now, limit);
    var chosen = choices.of(due.stream().map(Message::memberId).filter(Objects::nonNull).toList());
    var known =
        bookings.find(
            due.stream()
                .flatMap(message -> message.parameters().id(Parameter.BOOKING).stream())
                .distinct()
                .toList());
    for (var message : due) {
      var member = message.memberId();
      var objection =
          DeliveryRules.objection(
              message,
              member == null ? Choices.UNKNOWN : chosen.getOrDefault(member, Choices.UNKNOWN),
              message.parameters().id(Parameter.BOOKING).map(known::get).orElse(null),
              now);
      messages.save(objection == null ? message.keep(now) : message.suppress(now, objection));
    }
    return due.size() == limit;
  }

  /**
   * Claims the next message, in the caller's transaction.
   *
   * @return null when none is due; an empty list when the next one is not to be sent now
   */
  @Nullable List<Message> claimNext(Instant now) {
    var due = messages.lockDue(now, 1);
    if (due.isEmpty()) {
      return null;
    }
    var message = due.getFirst();
    return switch (decide(message, now)) {
      case DeliveryDecision.Send() -> {
        var claimed = message.claim(now);
        messages.save(claimed);
        yield List.of(claimed);
      }
      case DeliveryDecision.Hold(var until) -> {
        messages.save(message.hold(until, now));
        yield List.of();
      }
      case DeliveryDecision.Suppress(var reason) -> {
        messages.save(message.suppress(now, reason));
        yield List.of();
      }
      case DeliveryDecision.Bundle() -> {
        var member = Objects.requireNonNull(message.memberId());
        queue.bundle(
            member, message.topic(), waiting(message).stream().map(Message::id).toList(), now);
        yield List.of();
      }
    };
  }

  private DeliveryDecision decide(Message message, Instant now) {
    var member = message.memberId();
    var chosen = member == null ? Choices.UNKNOWN : choices.of(member);
    var booking = message.parameters().id(Parameter.BOOKING).flatMap(bookings::find).orElse(null);
    var objection = DeliveryRules.objection(message, chosen, booking, now);
    if (objection == null) {
      objection = DeliveryRules.objection(message, contactOf(message).orElse(null));
    }
    if (objection != null) {
      return new DeliveryDecision.Suppress(objection);
    }
    if (member == null) {
      return new DeliveryDecision.Send();
    }
    var sent = messages.sentSince(member, message.topic(), now.minus(DeliveryRules.WINDOW));
    int waiting = message.kind().canBeBundled() ? waiting(message).size() : 1;
    return DeliveryRules.pace(message.kind(), sent, waiting, properties.perHour(), now);
  }

  private List<Message> waiting(Message message) {
    return messages
        .lockWaiting(Objects.requireNonNull(message.memberId()), message.topic())
        .stream()
        .filter(other -> other.kind().canBeBundled())
        .toList();
  }

  private Optional<Contact> contactOf(Message message) {
    ContactId contact = message.contactId();
    return contact == null
        ? contacts.findVerifiedOf(Objects.requireNonNull(message.memberId()))
        : contacts.findById(contact);
  }
}

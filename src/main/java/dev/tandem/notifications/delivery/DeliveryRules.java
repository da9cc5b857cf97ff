package dev.tandem.notifications.delivery;

import dev.tandem.notifications.contact.Contact;
import dev.tandem.notifications.contact.ContactStatus;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.preference.Choices;
import dev.tandem.notifications.readmodel.BookingStage;
import dev.tandem.notifications.readmodel.KnownBooking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides, at the moment of sending, whether a message is still to be sent. */
final class DeliveryRules {

  static final Duration WINDOW = Duration.ofHours(1);

  private DeliveryRules() {}

  /**
   * Whether the message still says something true that the member wants to know.
   *
   * @param booking what is known now of the booking that the message is about, if any
   */
  static @Nullable String objection(
      Message message, Choices choices, @Nullable KnownBooking booking, Instant now) {
    if (message.isExpired(now)) {
      return "too-late";
    }
    if (!stands(message.kind(), message, booking)) {
      return "no-longer-true";
    }
    return choices.allow(message.topic()) ? null : "switched-off";
  }

  /** Whether the address may be written to with this message. */
  static @Nullable String objection(Message message, @Nullable Contact contact) {
    if (contact == null) {
      return "no-address";
    }
    if (contact.blocked() != null) {
      return "address-blocked";
    }
    return message.memberId() == null || contact.status() == ContactStatus.VERIFIED
        ? null
        : "address-not-verified";
  }

  /**
   * How much a person gets at once.
   *
   * @param sent when messages of the topic were sent within the {@link #WINDOW}, the oldest first
   * @param waiting how many messages of the topic wait, with this one
   */
  static DeliveryDecision pace(
      MessageKind kind, List<Instant> sent, int waiting, int perHour, Instant now) {
    if (kind == MessageKind.DIGEST && sent.size() >= perHour) {
      return new DeliveryDecision.Hold(sent.getFirst().plus(WINDOW));
    }
    if (!kind.canBeBundled()) {
      return new DeliveryDecision.Send();
    }
    if (waiting > perHour) {
      return new DeliveryDecision.Bundle();
    }
    if (sent.size() >= perHour) {
      var free = sent.getFirst().plus(WINDOW);
      return new DeliveryDecision.Hold(free.isAfter(now) ? free : now.plusSeconds(60));
    }
    return new DeliveryDecision.Send();
  }

  private static boolean stands(MessageKind kind, Message message, @Nullable KnownBooking booking) {
    if (booking == null) {
      return true;
    }
    var revision = message.parameters().find(Parameter.REVISION).map(Integer::parseInt).orElse(0);
    return switch (kind) {
      case REMINDER, BOOKED, ACCEPTED, MOVED -> booking.stands(revision);
      case REQUESTED, REQUEST_WAITING -> booking.stage() == BookingStage.REQUESTED;
      case PAYMENT_FAILED -> booking.stage() != BookingStage.CONFIRMED;
      default -> true;
    };
  }
}

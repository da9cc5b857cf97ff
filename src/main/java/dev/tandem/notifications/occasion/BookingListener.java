package dev.tandem.notifications.occasion;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.readmodel.BookingStage;
import dev.tandem.notifications.readmodel.KnownBooking;
import dev.tandem.notifications.readmodel.KnownBookings;
import dev.tandem.notifications.reminder.Reminders;
import dev.tandem.scheduling.events.ApprovalRequested;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.BookingRescheduled;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.events.SessionCompleted;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Follows bookings, plans reminders of their sessions, and tells both parties what changes for
 * them. An event that comes after a newer one of the same booking changes nothing.
 */
@Component
class BookingListener {

  private final KnownBookings bookings;
  private final Reminders reminders;
  private final BookingMessages messages;

  BookingListener(KnownBookings bookings, Reminders reminders, BookingMessages messages) {
    this.bookings = bookings;
    this.reminders = reminders;
    this.messages = messages;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.follows-held-bookings")
  void on(BookingHeld event) {
    bookings.save(HeardBooking.of(event), event.meta());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-requests")
  void on(ApprovalRequested event) {
    follow(HeardBooking.of(event), event.meta())
        .ifPresent(booking -> {
          tellBoth(MessageKind.REQUESTED, MessageKind.REQUEST_WAITING, booking, event);
        });
  }

  private void tellBoth(
      MessageKind toMentee, MessageKind toMentor, KnownBooking booking, ApprovalRequested event) {
    var until = event.answerBy();
    messages.tell(
        booking.menteeId(),
        toMentee,
        booking,
        event.meta(),
        until,
        it -> it.with(Parameter.UNTIL, until));
    messages.tell(
        booking.mentorId(),
        toMentor,
        booking,
        event.meta(),
        until,
        it -> it.with(Parameter.UNTIL, until));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-confirmed-bookings")
  void on(BookingConfirmed event) {
    boolean requested = isRequested(event.bookingId());
    follow(HeardBooking.of(event), event.meta())
        .ifPresent(booking -> {
          reminders.plan(booking, event.meta().occurredAt());
          var kind = requested ? MessageKind.ACCEPTED : MessageKind.BOOKED;
          messages.tell(booking.menteeId(), kind, booking, event.meta());
          messages.tell(booking.mentorId(), MessageKind.BOOKED, booking, event.meta());
        });
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-moved-bookings")
  void on(BookingRescheduled event) {
    follow(HeardBooking.of(event), event.meta())
        .ifPresent(booking -> {
          reminders.plan(booking, event.meta().occurredAt());
          tell(booking.menteeId(), MessageKind.MOVED, booking, event.meta(), by(event.by()));
          tell(booking.mentorId(), MessageKind.MOVED, booking, event.meta(), by(event.by()));
        });
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-cancelled-bookings")
  void on(BookingCancelled event) {
    boolean declined = isRequested(event.bookingId()) && event.by() == Party.MENTOR;
    follow(HeardBooking.of(event), event.meta())
        .ifPresent(booking -> {
          reminders.drop(booking.id());
          tell(
              booking.menteeId(),
              declined ? MessageKind.DECLINED : MessageKind.CANCELLED,
              booking,
              event.meta(),
              it -> by(event.by()).apply(it.withAmount(event.refund())));
          if (!declined) {
            tell(booking.mentorId(), MessageKind.CANCELLED, booking, event.meta(), by(event.by()));
          }
          if (event.strike()) {
            messages.tell(booking.mentorId(), MessageKind.STRIKE, booking, event.meta());
          }
        });
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-expired-requests")
  void on(BookingExpired event) {
    boolean requested = isRequested(event.bookingId());
    follow(HeardBooking.of(event), event.meta())
        .ifPresent(booking -> {
          reminders.drop(booking.id());
          if (requested) {
            messages.tell(booking.menteeId(), MessageKind.REQUEST_EXPIRED, booking, event.meta());
            messages.tell(booking.mentorId(), MessageKind.REQUEST_EXPIRED, booking, event.meta());
          }
        });
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.asks-for-ratings")
  void on(SessionCompleted event) {
    follow(HeardBooking.of(event), event.meta())
        .ifPresent(booking -> {
          reminders.drop(booking.id());
          messages.tell(booking.menteeId(), MessageKind.RATE_NOW, booking, event.meta());
          messages.tell(booking.mentorId(), MessageKind.RATE_NOW, booking, event.meta());
        });
  }

  private Optional<KnownBooking> follow(KnownBooking heard, EventMetadata meta) {
    return bookings.save(heard, meta) ? bookings.find(heard.id()) : Optional.empty();
  }

  private boolean isRequested(UUID booking) {
    return bookings
        .find(booking)
        .filter(known -> known.stage() == BookingStage.REQUESTED)
        .isPresent();
  }

  private void tell(
      UUID reader,
      MessageKind kind,
      KnownBooking booking,
      EventMetadata cause,
      UnaryOperator<Parameters> more) {
    messages.tell(reader, kind, booking, cause, null, more);
  }

  private static UnaryOperator<Parameters> by(Party party) {
    return it -> it.with(Parameter.VARIANT, party.name().toLowerCase(Locale.ROOT));
  }
}

package dev.tandem.notifications.occasion;

import dev.tandem.notifications.readmodel.BookingStage;
import dev.tandem.notifications.readmodel.KnownBooking;
import dev.tandem.scheduling.events.ApprovalRequested;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.BookingRescheduled;
import dev.tandem.scheduling.events.SessionCompleted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Translates what an event says of a booking; what it does not say is null. */
final class HeardBooking {

  private HeardBooking() {}

  static KnownBooking of(BookingHeld event) {
    return new KnownBooking(
        event.bookingId(),
        event.mentorId(),
        event.menteeId(),
        event.offeringId(),
        event.startsAt(),
        event.endsAt(),
        event.revision(),
        BookingStage.HELD,
        event.holdExpiresAt());
  }

  static KnownBooking of(ApprovalRequested event) {
    return planned(
        event.bookingId(),
        event.mentorId(),
        event.menteeId(),
        event.startsAt(),
        event.endsAt(),
        event.revision(),
        BookingStage.REQUESTED);
  }

  static KnownBooking of(BookingConfirmed event) {
    return planned(
        event.bookingId(),
        event.mentorId(),
        event.menteeId(),
        event.startsAt(),
        event.endsAt(),
        event.revision(),
        BookingStage.CONFIRMED);
  }

  static KnownBooking of(BookingRescheduled event) {
    return planned(
        event.bookingId(),
        event.mentorId(),
        event.menteeId(),
        event.startsAt(),
        event.endsAt(),
        event.revision(),
        BookingStage.CONFIRMED);
  }

  static KnownBooking of(SessionCompleted event) {
    return planned(
        event.bookingId(),
        event.mentorId(),
        event.menteeId(),
        event.startsAt(),
        event.endsAt(),
        event.revision(),
        BookingStage.ENDED);
  }

  static KnownBooking of(BookingCancelled event) {
    return planned(
        event.bookingId(),
        event.mentorId(),
        event.menteeId(),
        null,
        null,
        event.revision(),
        BookingStage.ENDED);
  }

  static KnownBooking of(BookingExpired event) {
    return planned(
        event.bookingId(),
        event.mentorId(),
        event.menteeId(),
        null,
        null,
        event.revision(),
        BookingStage.ENDED);
  }

  private static KnownBooking planned(
      UUID booking,
      UUID mentor,
      UUID mentee,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      int revision,
      BookingStage stage) {
    return new KnownBooking(booking, mentor, mentee, null, startsAt, endsAt, revision, stage, null);
  }
}

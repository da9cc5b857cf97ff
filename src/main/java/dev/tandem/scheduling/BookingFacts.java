package dev.tandem.scheduling;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.BookingRescheduled;
import dev.tandem.scheduling.events.NoShowDisputed;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowReported;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.events.SessionCompleted;
import java.time.Instant;
import java.util.UUID;

/** What the others are told about a booking as it now stands. */
record BookingFacts(Booking booking, Instant at) {

  BookingHeld held() {
    return new BookingHeld(
        meta(),
        id(),
        booking.revision(),
        mentor(),
        booking.menteeId(),
        booking.slot().offeringId(),
        booking.terms().cohortId(),
        booking.slot().startsAt(),
        booking.slot().endsAt(),
        booking.terms().price(),
        booking.terms().funding(),
        booking.terms().policy().toString(),
        booking.holdExpiresAt());
  }

  BookingConfirmed confirmed() {
    return new BookingConfirmed(
        meta(),
        id(),
        booking.revision(),
        mentor(),
        booking.menteeId(),
        booking.slot().startsAt(),
        booking.slot().endsAt());
  }

  BookingExpired expired() {
    return new BookingExpired(
        meta(), id(), booking.revision(), mentor(), booking.menteeId(), reason());
  }

  BookingCancelled cancelled(Party by, Refund refund, boolean strike) {
    return new BookingCancelled(
        meta(),
        id(),
        booking.revision(),
        mentor(),
        booking.menteeId(),
        by,
        refund.basisPoints(),
        refund.amount(),
        reason(),
        strike);
  }

  BookingRescheduled rescheduled(Party by) {
    return new BookingRescheduled(
        meta(),
        id(),
        booking.revision(),
        mentor(),
        booking.menteeId(),
        booking.slot().startsAt(),
        booking.slot().endsAt(),
        by);
  }

  SessionCompleted completed() {
    return new SessionCompleted(
        meta(),
        id(),
        booking.revision(),
        mentor(),
        booking.menteeId(),
        booking.terms().cohortId(),
        booking.slot().startsAt(),
        booking.slot().endsAt());
  }

  NoShowReported noShowReported(Party absent, Party by) {
    return new NoShowReported(
        meta(), id(), booking.revision(), mentor(), booking.menteeId(), absent, by);
  }

  NoShowDisputed noShowDisputed(Party by) {
    return new NoShowDisputed(meta(), id(), booking.revision(), mentor(), booking.menteeId(), by);
  }

  NoShowResolved noShowResolved(NoShowOutcome outcome) {
    return new NoShowResolved(
        meta(), id(), booking.revision(), mentor(), booking.menteeId(), outcome);
  }

  private EventMetadata meta() {
    return EventMetadata.about(id(), booking.version(), at);
  }

  private UUID id() {
    return booking.id().value();
  }

  private UUID mentor() {
    return booking.slot().mentorId();
  }

  private String reason() {
    var reason = booking.reason();
    return reason == null ? "" : reason;
  }
}

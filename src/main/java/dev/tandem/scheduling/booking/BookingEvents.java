package dev.tandem.scheduling.booking;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.events.ApprovalRequested;
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

/** Creates the events about a booking in its present state. */
public record BookingEvents(Booking booking, Instant occurredAt) {

  BookingHeld held() {
    return new BookingHeld(
        metadata(),
        bookingId(),
        revision(),
        mentorId(),
        booking.menteeId(),
        booking.slot().offeringId(),
        booking.terms().cohortId(),
        booking.slot().startsAt(),
        booking.slot().endsAt(),
        booking.terms().price(),
        booking.terms().funding(),
        booking.terms().policy(),
        booking.holdExpiresAt());
  }

  ApprovalRequested approvalRequested(Instant answerBy) {
    return new ApprovalRequested(
        metadata(),
        bookingId(),
        revision(),
        mentorId(),
        booking.menteeId(),
        booking.slot().startsAt(),
        booking.slot().endsAt(),
        answerBy);
  }

  public BookingConfirmed confirmed() {
    return new BookingConfirmed(
        metadata(),
        bookingId(),
        revision(),
        mentorId(),
        booking.menteeId(),
        booking.slot().startsAt(),
        booking.slot().endsAt());
  }

  public BookingExpired expired() {
    return new BookingExpired(
        metadata(), bookingId(), revision(), mentorId(), booking.menteeId(), reason());
  }

  public BookingCancelled cancelled(Party by, Refund refund, boolean strike) {
    return new BookingCancelled(
        metadata(),
        bookingId(),
        revision(),
        mentorId(),
        booking.menteeId(),
        by,
        refund.basisPoints(),
        refund.amount(),
        reasonOf(by),
        strike);
  }

  public BookingRescheduled rescheduled(Party by) {
    return new BookingRescheduled(
        metadata(),
        bookingId(),
        revision(),
        mentorId(),
        booking.menteeId(),
        booking.slot().startsAt(),
        booking.slot().endsAt(),
        by);
  }

  public SessionCompleted completed() {
    return new SessionCompleted(
        metadata(),
        bookingId(),
        revision(),
        mentorId(),
        booking.menteeId(),
        booking.terms().cohortId(),
        booking.slot().startsAt(),
        booking.slot().endsAt());
  }

  public NoShowReported noShowReported(Party absent, Party by) {
    return new NoShowReported(
        metadata(), bookingId(), revision(), mentorId(), booking.menteeId(), absent, by);
  }

  public NoShowDisputed noShowDisputed(Party by) {
    return new NoShowDisputed(
        metadata(), bookingId(), revision(), mentorId(), booking.menteeId(), by);
  }

  public NoShowResolved noShowResolved(NoShowOutcome outcome) {
    return new NoShowResolved(
        metadata(), bookingId(), revision(), mentorId(), booking.menteeId(), outcome);
  }

  private EventMetadata metadata() {
    return EventMetadata.about(bookingId(), booking.version(), occurredAt);
  }

  private UUID bookingId() {
    return booking.id().value();
  }

  private int revision() {
    return booking.reschedules().revision();
  }

  private UUID mentorId() {
    return booking.slot().mentorId();
  }

  /** Not what the party wrote to the other, which is personal. */
  private static String reasonOf(Party by) {
    return switch (by) {
      case MENTEE -> "Cancelled by the mentee.";
      case MENTOR -> "Cancelled by the mentor.";
      case PLATFORM -> "Cancelled by Tandem.";
    };
  }

  private String reason() {
    var reason = booking.reason();
    return reason == null ? "" : reason;
  }
}

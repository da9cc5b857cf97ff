package dev.tandem.billing.inbound;

import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.OutcomeKind;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.SessionCompleted;

/** Translates how a booking ended into the part of the price that is refunded, and why. */
final class BookingOutcomes {

  private static final String TOOK_PLACE = "The session took place.";

  private BookingOutcomes() {}

  static BookingOutcome of(BookingExpired event) {
    return new BookingOutcome(
        event.meta().version(),
        OutcomeKind.EXPIRED,
        BookingOutcome.FULL_REFUND,
        event.reason(),
        event.meta().occurredAt());
  }

  static BookingOutcome of(BookingCancelled event) {
    return new BookingOutcome(
        event.meta().version(),
        OutcomeKind.CANCELLED,
        Math.clamp(event.refundBasisPoints(), BookingOutcome.NO_REFUND, BookingOutcome.FULL_REFUND),
        reasonOf(event),
        event.meta().occurredAt());
  }

  /** The member's own words stay with the booking: documents are kept for years. */
  private static String reasonOf(BookingCancelled event) {
    return switch (event.by()) {
      case MENTEE -> "Cancelled by the mentee.";
      case MENTOR -> "Cancelled by the mentor.";
      case PLATFORM -> "Cancelled by Tandem.";
    };
  }

  static BookingOutcome of(SessionCompleted event) {
    return new BookingOutcome(
        event.meta().version(),
        OutcomeKind.COMPLETED,
        BookingOutcome.NO_REFUND,
        TOOK_PLACE,
        event.endsAt());
  }

  static BookingOutcome of(NoShowResolved event) {
    return switch (event.outcome()) {
      case HELD -> resolved(event, OutcomeKind.COMPLETED, BookingOutcome.NO_REFUND, TOOK_PLACE);
      case MENTEE_ABSENT ->
          resolved(
              event,
              OutcomeKind.MENTEE_ABSENT,
              BookingOutcome.NO_REFUND,
              "The mentee did not attend.");
      case MENTOR_ABSENT ->
          resolved(
              event,
              OutcomeKind.MENTOR_ABSENT,
              BookingOutcome.FULL_REFUND,
              "The mentor did not attend.");
    };
  }

  private static BookingOutcome resolved(
      NoShowResolved event, OutcomeKind kind, int refundBasisPoints, String reason) {
    return new BookingOutcome(
        event.meta().version(), kind, refundBasisPoints, reason, event.meta().occurredAt());
  }
}

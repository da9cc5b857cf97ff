package dev.tandem.signals.fold;

import dev.tandem.access.identity.Role;
import dev.tandem.billing.events.BookingFunded;
import dev.tandem.billing.events.CreditNoteIssued;
import dev.tandem.billing.events.InvoiceFinalised;
import dev.tandem.billing.events.PayoutSent;
import dev.tandem.billing.events.RefundIssued;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.recommendations.events.CohortMatched;
import dev.tandem.recommendations.events.SessionRated;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.SessionCompleted;
import java.util.List;

/** What each event by itself adds to the figures. */
final class EventContributions {

  private EventContributions() {}

  static List<Contribution> of(PublishedEvent event) {
    var at = event.meta().occurredAt();
    return switch (event) {
      case BookingHeld it -> List.of(Contribution.one("bookings-held", it.bookingId(), at));
      case BookingConfirmed it ->
          List.of(Contribution.one("bookings-confirmed", it.bookingId(), at));
      case BookingExpired it -> List.of(Contribution.one("bookings-expired", it.bookingId(), at));
      case BookingCancelled it ->
          List.of(
              Contribution.one("bookings-cancelled", it.bookingId(), at),
              Contribution.one("bookings-cancelled-" + tier(it), it.bookingId(), at));
      case SessionCompleted it -> completed(it);
      case NoShowResolved it when it.outcome() != NoShowOutcome.HELD ->
          List.of(Contribution.one("no-shows", it.bookingId(), at));
      case BookingFunded it ->
          List.of(Contribution.of("gross-funded", it.bookingId(), at, it.gross().minor()));
      case RefundIssued it ->
          List.of(Contribution.of("refunded", it.refundId(), at, it.amount().minor()));
      case PayoutSent it ->
          List.of(Contribution.of("payouts-sent", it.payoutId(), at, it.amount().minor()));
      case InvoiceFinalised it ->
          List.of(
              Contribution.one("invoices-issued", it.invoiceId(), at),
              Contribution.of("vat-invoiced", it.invoiceId(), at, it.vat().minor()));
      case CreditNoteIssued it ->
          List.of(
              Contribution.one("credit-notes-issued", it.creditNoteId(), at),
              Contribution.of("vat-invoiced", it.creditNoteId(), at, -it.vat().minor()));
      case SessionRated it -> List.of(Contribution.one("ratings-revealed", it.ratingId(), at));
      case CohortMatched it ->
          List.of(
              Contribution.of("cohort-pairs", event.meta().eventId(), at, it.pairs().size())
                  .ofCohort(it.cohortId()));
      case MemberJoined _ ->
          List.of(Contribution.one("members-joined", event.meta().eventId(), at));
      case CohortEnrolled it when it.role() == Role.MENTEE ->
          List.of(
              Contribution.one("cohort-enrolments", event.meta().eventId(), at)
                  .ofCohort(it.cohortId()));
      default -> List.of();
    };
  }

  private static List<Contribution> completed(SessionCompleted event) {
    var at = event.meta().occurredAt();
    var platform = Contribution.one("sessions-completed", event.bookingId(), at);
    var cohort = event.cohortId();
    return cohort == null
        ? List.of(platform)
        : List.of(
            platform,
            Contribution.one("cohort-sessions-completed", event.bookingId(), at).ofCohort(cohort));
  }

  private static String tier(BookingCancelled event) {
    return switch (event.refundBasisPoints()) {
      case 0 -> "without-refund";
      case 10_000 -> "in-full";
      default -> "in-part";
    };
  }
}

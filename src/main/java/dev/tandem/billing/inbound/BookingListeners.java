package dev.tandem.billing.inbound;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.OutcomeKind;
import dev.tandem.billing.cohort.CohortTerms;
import dev.tandem.billing.payment.BookingPayments;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.NoShowDisputed;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowReported;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.SessionCompleted;
import java.time.Clock;
import java.time.Instant;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Turns booking events into payments. Events may arrive late, twice and out of order. */
@Component
class BookingListeners {

  private final BookingPayments bookingPayments;
  private final CohortTerms cohortTerms;
  private final BillingProperties properties;
  private final Clock clock;

  BookingListeners(
      BookingPayments bookingPayments,
      CohortTerms cohortTerms,
      BillingProperties properties,
      Clock clock) {
    this.bookingPayments = bookingPayments;
    this.cohortTerms = cohortTerms;
    this.properties = properties;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "billing.funds-held-bookings")
  void on(BookingHeld event) {
    var cohort = event.cohortId();
    bookingPayments.requestPayment(
        new RequestPayment(
            event.bookingId(),
            event.mentorId(),
            event.menteeId(),
            event.cohortId(),
            event.funding().kind(),
            event.price(),
            properties.rates(),
            event.meta().version(),
            event.holdExpiresAt(),
            cohort == null || !cohortTerms.isPastDue(cohort),
            clock.instant()),
        event.funding().card());
  }

  @ApplicationModuleListener(id = "billing.returns-money-of-expired-bookings")
  void on(BookingExpired event) {
    var outcome =
        outcome(
            event,
            OutcomeKind.EXPIRED,
            BookingOutcome.FULL_REFUND,
            event.reason(),
            event.meta().occurredAt());
    bookingPayments.settle(event.bookingId(), outcome);
  }

  @ApplicationModuleListener(id = "billing.refunds-cancelled-bookings")
  void on(BookingCancelled event) {
    int refund =
        Math.clamp(event.refundBasisPoints(), BookingOutcome.NO_REFUND, BookingOutcome.FULL_REFUND);
    var outcome =
        outcome(event, OutcomeKind.CANCELLED, refund, event.reason(), event.meta().occurredAt());
    bookingPayments.settle(event.bookingId(), outcome);
  }

  @ApplicationModuleListener(id = "billing.recognises-completed-sessions")
  void on(SessionCompleted event) {
    var outcome =
        outcome(
            event,
            OutcomeKind.COMPLETED,
            BookingOutcome.NO_REFUND,
            "The session took place.",
            event.endsAt());
    bookingPayments.settle(event.bookingId(), outcome);
  }

  @ApplicationModuleListener(id = "billing.holds-back-reported-no-shows")
  void on(NoShowReported event) {
    bookingPayments.openDispute(event.bookingId(), event.mentorId(), event.meta().version());
  }

  @ApplicationModuleListener(id = "billing.holds-back-disputed-no-shows")
  void on(NoShowDisputed event) {
    bookingPayments.openDispute(event.bookingId(), event.mentorId(), event.meta().version());
  }

  @ApplicationModuleListener(id = "billing.settles-resolved-no-shows")
  void on(NoShowResolved event) {
    int refund =
        event.outcome() == NoShowOutcome.MENTOR_ABSENT
            ? BookingOutcome.FULL_REFUND
            : BookingOutcome.NO_REFUND;
    var outcome =
        outcome(
            event,
            outcomeKind(event.outcome()),
            refund,
            outcomeReason(event.outcome()),
            event.meta().occurredAt());
    bookingPayments.closeDispute(event.bookingId(), event.mentorId(), event.meta().version());
    bookingPayments.settle(event.bookingId(), outcome);
  }

  private static OutcomeKind outcomeKind(NoShowOutcome outcome) {
    return switch (outcome) {
      case HELD -> OutcomeKind.COMPLETED;
      case MENTEE_ABSENT -> OutcomeKind.MENTEE_ABSENT;
      case MENTOR_ABSENT -> OutcomeKind.MENTOR_ABSENT;
    };
  }

  private static String outcomeReason(NoShowOutcome outcome) {
    return switch (outcome) {
      case HELD -> "The session took place.";
      case MENTEE_ABSENT -> "The mentee did not attend.";
      case MENTOR_ABSENT -> "The mentor did not attend.";
    };
  }

  private static BookingOutcome outcome(
      PublishedEvent event,
      OutcomeKind kind,
      int refundBasisPoints,
      String reason,
      Instant earnedAt) {
    return new BookingOutcome(event.meta().version(), kind, refundBasisPoints, reason, earnedAt);
  }
}

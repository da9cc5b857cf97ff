package dev.tandem.billing;

import dev.tandem.billing.Outcome.How;
import dev.tandem.billing.PaymentCommand.RequestPayment;
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

/** What bookings mean for money. Any of these may come late, twice, or before another. */
@Component
class BookingListeners {

  private final BookingMoney bookings;
  private final CohortTerms terms;
  private final BillingSettings settings;
  private final Clock clock;

  BookingListeners(
      BookingMoney bookings, CohortTerms terms, BillingSettings settings, Clock clock) {
    this.bookings = bookings;
    this.terms = terms;
    this.settings = settings;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "billing.funds-held-bookings")
  void on(BookingHeld event) {
    var cohort = event.cohortId();
    bookings.request(
        new RequestPayment(
            event.bookingId(),
            event.mentorId(),
            event.menteeId(),
            event.cohortId(),
            event.funding().kind(),
            event.price(),
            settings.rates(),
            event.meta().version(),
            event.holdExpiresAt(),
            cohort == null || !terms.isPastDue(cohort),
            clock.instant()),
        event.funding().card());
  }

  @ApplicationModuleListener(id = "billing.returns-money-of-expired-bookings")
  void on(BookingExpired event) {
    var outcome =
        outcome(event, How.EXPIRED, Outcome.ALL, event.reason(), event.meta().occurredAt());
    bookings.end(event.bookingId(), outcome);
  }

  @ApplicationModuleListener(id = "billing.refunds-cancelled-bookings")
  void on(BookingCancelled event) {
    int refund = Math.clamp(event.refundBasisPoints(), Outcome.NOTHING, Outcome.ALL);
    var outcome = outcome(event, How.CANCELLED, refund, event.reason(), event.meta().occurredAt());
    bookings.end(event.bookingId(), outcome);
  }

  @ApplicationModuleListener(id = "billing.recognises-completed-sessions")
  void on(SessionCompleted event) {
    var outcome =
        outcome(event, How.COMPLETED, Outcome.NOTHING, "The session took place.", event.endsAt());
    bookings.end(event.bookingId(), outcome);
  }

  @ApplicationModuleListener(id = "billing.holds-back-reported-no-shows")
  void on(NoShowReported event) {
    bookings.openDispute(event.bookingId(), event.mentorId(), event.meta().version());
  }

  @ApplicationModuleListener(id = "billing.holds-back-disputed-no-shows")
  void on(NoShowDisputed event) {
    bookings.openDispute(event.bookingId(), event.mentorId(), event.meta().version());
  }

  @ApplicationModuleListener(id = "billing.settles-resolved-no-shows")
  void on(NoShowResolved event) {
    int refund = event.outcome() == NoShowOutcome.MENTOR_ABSENT ? Outcome.ALL : Outcome.NOTHING;
    var outcome =
        outcome(
            event,
            how(event.outcome()),
            refund,
            reason(event.outcome()),
            event.meta().occurredAt());
    bookings.closeDispute(event.bookingId(), event.mentorId(), event.meta().version());
    bookings.end(event.bookingId(), outcome);
  }

  private static How how(NoShowOutcome outcome) {
    return switch (outcome) {
      case HELD -> How.COMPLETED;
      case MENTEE_ABSENT -> How.MENTEE_ABSENT;
      case MENTOR_ABSENT -> How.MENTOR_ABSENT;
    };
  }

  private static String reason(NoShowOutcome outcome) {
    return switch (outcome) {
      case HELD -> "The session took place.";
      case MENTEE_ABSENT -> "The mentee did not come.";
      case MENTOR_ABSENT -> "The mentor did not come.";
    };
  }

  private static Outcome outcome(
      PublishedEvent event, How how, int refundBasisPoints, String reason, Instant earnedAt) {
    return new Outcome(event.meta().version(), how, refundBasisPoints, reason, earnedAt);
  }
}

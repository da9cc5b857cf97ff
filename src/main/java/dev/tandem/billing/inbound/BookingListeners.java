package dev.tandem.billing.inbound;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.cohort.PastDueCohorts;
import dev.tandem.billing.payer.PayerRules;
import dev.tandem.billing.payment.BookingDisputes;
import dev.tandem.billing.payment.BookingFunding;
import dev.tandem.billing.payment.BookingSettlement;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.NoShowDisputed;
import dev.tandem.scheduling.events.NoShowReported;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.SessionCompleted;
import java.time.Clock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Turns booking events into payments. Events may arrive late, twice and out of order. */
@Component
class BookingListeners {

  private final BookingFunding funding;
  private final BookingSettlement settlement;
  private final BookingDisputes disputes;
  private final PastDueCohorts pastDueCohorts;
  private final PayerRules payerRules;
  private final BillingProperties properties;
  private final Clock clock;

  BookingListeners(
      BookingFunding funding,
      BookingSettlement settlement,
      BookingDisputes disputes,
      PastDueCohorts pastDueCohorts,
      PayerRules payerRules,
      BillingProperties properties,
      Clock clock) {
    this.funding = funding;
    this.settlement = settlement;
    this.disputes = disputes;
    this.pastDueCohorts = pastDueCohorts;
    this.payerRules = payerRules;
    this.properties = properties;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "billing.funds-held-bookings")
  void on(BookingHeld event) {
    var cohort = event.cohortId();
    funding.request(
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
            cohort == null || !pastDueCohorts.contains(cohort),
            payerRules.refusalOfBooking(
                event.menteeId(), event.funding().kind() == FundingKind.CARD),
            clock.instant()),
        event.funding().card());
  }

  @ApplicationModuleListener(id = "billing.returns-money-of-expired-bookings")
  void on(BookingExpired event) {
    settlement.settle(event.bookingId(), BookingOutcomes.of(event));
  }

  @ApplicationModuleListener(id = "billing.refunds-cancelled-bookings")
  void on(BookingCancelled event) {
    settlement.settle(event.bookingId(), BookingOutcomes.of(event));
  }

  @ApplicationModuleListener(id = "billing.recognises-completed-sessions")
  void on(SessionCompleted event) {
    settlement.settle(event.bookingId(), BookingOutcomes.of(event));
  }

  @ApplicationModuleListener(id = "billing.holds-back-reported-no-shows")
  void on(NoShowReported event) {
    disputes.open(event.bookingId(), event.mentorId(), event.meta().version());
  }

  @ApplicationModuleListener(id = "billing.holds-back-disputed-no-shows")
  void on(NoShowDisputed event) {
    disputes.open(event.bookingId(), event.mentorId(), event.meta().version());
  }

  @ApplicationModuleListener(id = "billing.settles-resolved-no-shows")
  void on(NoShowResolved event) {
    disputes.close(event.bookingId(), event.mentorId(), event.meta().version());
    settlement.settle(event.bookingId(), BookingOutcomes.of(event));
  }
}

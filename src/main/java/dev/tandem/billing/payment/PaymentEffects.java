package dev.tandem.billing.payment;

import static dev.tandem.billing.rules.Deciders.CREDITS;
import static dev.tandem.billing.rules.Deciders.MENTOR;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.ChargedBack;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.rules.CreditsCommand.Restore;
import dev.tandem.billing.rules.MentorCommand.ClawBack;
import dev.tandem.billing.rules.MentorCommand.Earn;
import dev.tandem.billing.rules.MentorCommand.Reverse;
import dev.tandem.billing.rules.Payment;
import dev.tandem.billing.store.Accounts;
import java.time.Clock;

/** Applies the events of a payment to the mentor's account and to the mentee's credits. */
final class PaymentEffects {

  private final Accounts accounts;
  private final BillingProperties properties;
  private final Clock clock;

  PaymentEffects(Accounts accounts, BillingProperties properties, Clock clock) {
    this.accounts = accounts;
    this.properties = properties;
    this.clock = clock;
  }

  void apply(PaymentEvent event, Payment payment) {
    switch (event) {
      case Recognised recognised -> recordEarning(recognised, payment.disputed());
      case RefundedAfterRecognition refund ->
          accounts.handle(
              StreamId.mentor(refund.mentorId(), refund.amount().currency()),
              MENTOR,
              new Reverse(refund.mentorId(), refund.bookingId(), refund.fromMentor()));
      case ChargedBack chargeback when chargeback.clawback().isPositive() ->
          accounts.handle(
              StreamId.mentor(chargeback.mentorId(), chargeback.clawback().currency()),
              MENTOR,
              new ClawBack(chargeback.mentorId(), chargeback.bookingId(), chargeback.clawback()));
      case RefundSettled refund when refund.to() == RefundTarget.CREDITS ->
          accounts.handle(
              StreamId.credits(refund.menteeId(), refund.amount().currency()),
              CREDITS,
              new Restore(
                  refund.menteeId(),
                  refund.bookingId(),
                  refund.refundId(),
                  refund.amount(),
                  clock.instant()));
      default -> {}
    }
  }

  private void recordEarning(Recognised recognised, boolean disputed) {
    var share = recognised.kept().mentor();
    accounts.handle(
        StreamId.mentor(recognised.mentorId(), share.currency()),
        MENTOR,
        new Earn(
            recognised.mentorId(),
            recognised.bookingId(),
            share,
            recognised.earnedAt().plus(properties.hold()),
            disputed));
  }
}

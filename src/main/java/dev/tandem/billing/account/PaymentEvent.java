package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to the money of one booking. */
public sealed interface PaymentEvent extends AccountEvent {

  UUID bookingId();

  /**
   * @param attempt counted from 1; another means of payment is another attempt
   * @param fundBy money that has not come by then is not asked for
   */
  record PaymentRequested(
      UUID bookingId,
      UUID mentorId,
      UUID menteeId,
      @Nullable UUID cohortId,
      FundingKind kind,
      Money gross,
      Rates rates,
      int attempt,
      long bookingVersion,
      Instant fundBy)
      implements PaymentEvent {

    public Money vat() {
      return rates.vatIn(gross);
    }
  }

  /** {@code wanted}: the booking still waits for it. */
  record Captured(
      UUID bookingId, UUID menteeId, Money gross, Money vat, int vatBasisPoints, boolean wanted)
      implements PaymentEvent {}

  record CreditsRedeemed(UUID bookingId, UUID menteeId, Money gross, Money vat)
      implements PaymentEvent {}

  record InvoicedOnTerms(
      UUID bookingId, UUID menteeId, UUID cohortId, Money gross, Money vat, int vatBasisPoints)
      implements PaymentEvent {}

  record FundingFailed(UUID bookingId, UUID menteeId, String reason, boolean retryable)
      implements PaymentEvent {}

  /** The booking ended before it was paid; nothing is asked for any more. */
  record FundingAbandoned(UUID bookingId, String reason) implements PaymentEvent {}

  record OutcomeNoted(UUID bookingId, BookingOutcome outcome) implements PaymentEvent {}

  record DisputeOpened(UUID bookingId, long bookingVersion) implements PaymentEvent {}

  record DisputeClosed(UUID bookingId, long bookingVersion) implements PaymentEvent {}

  record Recognised(UUID bookingId, UUID mentorId, UUID menteeId, FeeSplit kept, Instant earnedAt)
      implements PaymentEvent {}

  record Refunded(
      UUID bookingId,
      UUID menteeId,
      UUID refundId,
      Money amount,
      Money vat,
      RefundTarget to,
      String reason)
      implements PaymentEvent {}

  /** {@code taken}: the platform's fee, the VAT and the mentor's share that go back. */
  record RefundedAfterRecognition(
      UUID bookingId,
      UUID mentorId,
      UUID menteeId,
      UUID refundId,
      FeeSplit taken,
      ShareReversal fromMentor,
      RefundTarget to,
      String reason)
      implements PaymentEvent {

    public Money amount() {
      return taken.total();
    }
  }

  record RefundSettled(
      UUID bookingId,
      UUID menteeId,
      @Nullable UUID cohortId,
      UUID refundId,
      Money amount,
      RefundTarget to)
      implements PaymentEvent {}

  /** The card's holder got the money back from their bank: the mentor or the platform bears it. */
  record ChargedBack(UUID bookingId, UUID mentorId, Money clawback, Money badDebt)
      implements PaymentEvent {}

  /** What would have gone back to a mentee whose bank has already returned it. */
  record ChargebackRecovered(UUID bookingId, Money amount) implements PaymentEvent {}

  record TermsPaid(UUID bookingId, UUID cohortId, Money amount) implements PaymentEvent {}
}

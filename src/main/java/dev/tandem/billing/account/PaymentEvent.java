package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of a booking's payment. */
public sealed interface PaymentEvent extends AccountEvent {

  UUID bookingId();

  /** A new means of payment is a new attempt; the hold of the slot expires at {@code fundBy}. */
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

  /** A card was charged; {@code wanted} if the booking was still waiting for the payment. */
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

  /** The booking ended before it was paid. */
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

  /**
   * @param taken the parts of the fee, of the VAT and of the mentor's share that are refunded
   * @param fromMentor where the mentor's part is taken from
   */
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

  /** The bank returned a refund that had arrived; it is in transit again. */
  record RefundReturned(UUID bookingId, UUID menteeId, UUID refundId, Money amount)
      implements PaymentEvent {}

  /**
   * The bank returned the money to the cardholder; the mentor or the platform bears the loss.
   *
   * @param menteeId who had paid, null in events of earlier versions
   */
  record ChargedBack(
      UUID bookingId, UUID mentorId, Money clawback, Money badDebt, @Nullable UUID menteeId)
      implements PaymentEvent {}

  /** A refund that is not paid, since the bank has already returned the money. */
  record ChargebackRecovered(UUID bookingId, Money amount) implements PaymentEvent {}

  record TermsPaid(UUID bookingId, UUID cohortId, Money amount) implements PaymentEvent {}
}

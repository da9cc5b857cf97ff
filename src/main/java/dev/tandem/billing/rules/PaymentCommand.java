package dev.tandem.billing.rules;

import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.Rates;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command to the payment of one booking. */
public sealed interface PaymentCommand {

  /**
   * @param fundBy when the hold of the slot expires
   * @param creditworthy whether the cohort is not past due
   */
  record RequestPayment(
      UUID bookingId,
      UUID mentorId,
      UUID menteeId,
      @Nullable UUID cohortId,
      FundingKind kind,
      Money price,
      Rates rates,
      long bookingVersion,
      Instant fundBy,
      boolean creditworthy,
      Instant now)
      implements PaymentCommand {}

  /** The price was paid, by card or from credits. */
  record ConfirmFunding() implements PaymentCommand {}

  record FailFunding(String reason, boolean retryable) implements PaymentCommand {}

  /**
   * The booking ended.
   *
   * @param pending the mentor's earning from this booking that is on hold
   * @param payable the mentor's payable balance from all bookings
   */
  record Settle(UUID bookingId, BookingOutcome outcome, Money pending, Money payable)
      implements PaymentCommand {}

  record OpenDispute(UUID bookingId, long bookingVersion) implements PaymentCommand {}

  record CloseDispute(UUID bookingId, long bookingVersion) implements PaymentCommand {}

  record SettleRefund(UUID refundId) implements PaymentCommand {}

  record ChargeBack() implements PaymentCommand {}

  record RecordTermsPaid() implements PaymentCommand {}
}

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
   * @param refusal why the payer may not pay now, null if they may
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
      @Nullable String refusal,
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
   * @param lost the part of the refund that was paid with a pack that was charged back since
   */
  record Settle(UUID bookingId, BookingOutcome outcome, Money pending, Money payable, Money lost)
      implements PaymentCommand {}

  record OpenDispute(UUID bookingId, long bookingVersion) implements PaymentCommand {}

  record CloseDispute(UUID bookingId, long bookingVersion) implements PaymentCommand {}

  record SettleRefund(UUID refundId) implements PaymentCommand {}

  /** The bank returned a refund after it had arrived. */
  record ReopenRefund(UUID refundId, Money amount) implements PaymentCommand {}

  record ChargeBack() implements PaymentCommand {}

  record RecordTermsPaid() implements PaymentCommand {}
}

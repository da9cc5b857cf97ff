package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked of the money of one booking. */
public sealed interface PaymentCommand {

  /** {@code creditworthy}: a cohort that has not fallen behind with its invoices. */
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

  /** The money has come, by card or from credits. */
  record ConfirmFunding() implements PaymentCommand {}

  record FailFunding(String reason, boolean retryable) implements PaymentCommand {}

  /**
   * The booking ended.
   *
   * @param pending what the mentor has pending from this booking
   * @param payable what the mentor is owed over all
   */
  record Settle(UUID bookingId, BookingOutcome outcome, Money pending, Money payable)
      implements PaymentCommand {}

  record OpenDispute(UUID bookingId, long bookingVersion) implements PaymentCommand {}

  record CloseDispute(UUID bookingId, long bookingVersion) implements PaymentCommand {}

  record SettleRefund(UUID refundId) implements PaymentCommand {}

  record ChargeBack() implements PaymentCommand {}

  record RecordTermsPaid() implements PaymentCommand {}
}

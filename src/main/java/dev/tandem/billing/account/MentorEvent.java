package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What happened to what a mentor earns, in one currency. */
public sealed interface MentorEvent extends AccountEvent {

  UUID mentorId();

  /**
   * @param frozen not released while a dispute is open
   */
  record Earned(UUID mentorId, UUID bookingId, Money amount, Instant releaseAt, boolean frozen)
      implements MentorEvent {}

  record EarningFrozen(UUID mentorId, UUID bookingId) implements MentorEvent {}

  record EarningThawed(UUID mentorId, UUID bookingId) implements MentorEvent {}

  record EarningReleased(UUID mentorId, UUID bookingId, Money amount) implements MentorEvent {}

  record EarningReversed(UUID mentorId, UUID bookingId, ShareReversal from)
      implements MentorEvent {}

  record ClawbackOwed(UUID mentorId, UUID bookingId, Money amount) implements MentorEvent {}

  /**
   * @param netted deducted for what the mentor owes
   */
  record PayoutStarted(UUID mentorId, UUID payoutId, LocalDate run, Money amount, Money netted)
      implements MentorEvent {}

  record PayoutArrived(UUID mentorId, UUID payoutId, Money amount) implements MentorEvent {}

  /**
   * @param afterArrival the bank had confirmed the payout before it returned it
   */
  record PayoutReturned(
      UUID mentorId, UUID payoutId, Money amount, boolean afterArrival, String reason)
      implements MentorEvent {}
}

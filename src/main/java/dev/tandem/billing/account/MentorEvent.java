package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What happened to what a mentor earns, in one currency. */
public sealed interface MentorEvent extends AccountEvent {

  UUID mentorId();

  /** {@code frozen}: a dispute is open, so it is not released however long it waits. */
  record Earned(UUID mentorId, UUID bookingId, Money amount, Instant releaseAt, boolean frozen)
      implements MentorEvent {}

  record EarningFrozen(UUID mentorId, UUID bookingId) implements MentorEvent {}

  record EarningThawed(UUID mentorId, UUID bookingId) implements MentorEvent {}

  record EarningReleased(UUID mentorId, UUID bookingId, Money amount) implements MentorEvent {}

  record EarningReversed(UUID mentorId, UUID bookingId, ShareReversal from)
      implements MentorEvent {}

  record ClawbackOwed(UUID mentorId, UUID bookingId, Money amount) implements MentorEvent {}

  /** {@code netted}: kept back for what the mentor owes. */
  record PayoutStarted(UUID mentorId, UUID payoutId, LocalDate run, Money amount, Money netted)
      implements MentorEvent {}

  record PayoutArrived(UUID mentorId, UUID payoutId, Money amount) implements MentorEvent {}

  /** {@code afterArrival}: the bank sent it back after it had said that it arrived. */
  record PayoutReturned(
      UUID mentorId, UUID payoutId, Money amount, boolean afterArrival, String reason)
      implements MentorEvent {}
}

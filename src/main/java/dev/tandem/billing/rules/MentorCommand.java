package dev.tandem.billing.rules;

import dev.tandem.billing.account.ShareReversal;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A command to a mentor's account. */
public sealed interface MentorCommand {

  record Earn(UUID mentorId, UUID bookingId, Money amount, Instant releaseAt, boolean frozen)
      implements MentorCommand {}

  record Freeze(UUID mentorId, UUID bookingId) implements MentorCommand {}

  record Thaw(UUID mentorId, UUID bookingId) implements MentorCommand {}

  record Release(UUID mentorId, UUID bookingId, Instant now) implements MentorCommand {}

  record Reverse(UUID mentorId, UUID bookingId, ShareReversal reversal) implements MentorCommand {}

  record ClawBack(UUID mentorId, UUID bookingId, Money amount) implements MentorCommand {}

  /**
   * @param run the Monday of the payout; there is at most one payout per run
   */
  record PayOut(UUID mentorId, LocalDate run, Money minimum) implements MentorCommand {}

  record ConfirmPayout(UUID mentorId, UUID payoutId) implements MentorCommand {}

  record ReturnPayout(UUID mentorId, UUID payoutId, String reason) implements MentorCommand {}
}

package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of a mentee's credits in one currency. */
public sealed interface CreditsEvent extends AccountEvent {

  UUID memberId();

  record PackBought(UUID memberId, UUID packId, Money amount, Money vat, Instant expiresAt)
      implements CreditsEvent {}

  record CreditsSpent(UUID memberId, UUID bookingId, Money amount, List<SpentCredits> parts)
      implements CreditsEvent {

    public CreditsSpent {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Refunded credits form a new lot, {@code lotId}.
   *
   * @param refundId of the refund, null in events of earlier versions, where it is the lot's id
   * @param packId the pack that the credits were bought with, null in events of earlier versions
   */
  record CreditsRestored(
      UUID memberId,
      UUID bookingId,
      UUID lotId,
      Money amount,
      Instant expiresAt,
      @Nullable UUID refundId,
      @Nullable UUID packId)
      implements CreditsEvent {}

  record CreditsExpired(UUID memberId, UUID lotId, Money amount) implements CreditsEvent {}

  /**
   * The unspent credits are removed; the spent ones are a bad debt.
   *
   * @param parts the unspent credits by lot, null in events of earlier versions, where all are in
   *     the pack's own lot
   * @param bookings that the pack's credits pay for, null in events of earlier versions
   */
  record PackChargedBack(
      UUID memberId,
      UUID packId,
      Money unspent,
      Money badDebt,
      @Nullable List<SpentCredits> parts,
      @Nullable List<UUID> bookings)
      implements CreditsEvent {

    /** What is removed from each lot. */
    public List<SpentCredits> removed() {
      return parts == null ? List.of(new SpentCredits(packId, unspent)) : parts;
    }

    public List<UUID> paidBookings() {
      return bookings == null ? List.of() : bookings;
    }
  }

  /** The amount spent from one lot. */
  record SpentCredits(UUID lotId, Money amount) {}
}

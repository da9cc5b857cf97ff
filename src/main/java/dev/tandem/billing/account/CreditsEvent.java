package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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

  /** Refunded credits form a new lot, {@code lotId}. */
  record CreditsRestored(UUID memberId, UUID bookingId, UUID lotId, Money amount, Instant expiresAt)
      implements CreditsEvent {}

  record CreditsExpired(UUID memberId, UUID lotId, Money amount) implements CreditsEvent {}

  /** The unspent credits are removed; the spent ones are a bad debt. */
  record PackChargedBack(UUID memberId, UUID packId, Money unspent, Money badDebt)
      implements CreditsEvent {}

  /** The amount spent from one lot. */
  record SpentCredits(UUID lotId, Money amount) {}
}

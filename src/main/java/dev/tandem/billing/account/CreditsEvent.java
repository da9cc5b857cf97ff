package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happened to what a mentee has paid ahead, in one currency. */
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

  /** {@code lotId}: credits that came back are a lot of their own. */
  record CreditsRestored(UUID memberId, UUID bookingId, UUID lotId, Money amount, Instant expiresAt)
      implements CreditsEvent {}

  record CreditsExpired(UUID memberId, UUID lotId, Money amount) implements CreditsEvent {}

  /** {@code unspent} of the pack goes; the rest is lost. */
  record PackChargedBack(UUID memberId, UUID packId, Money unspent, Money badDebt)
      implements CreditsEvent {}

  /** How much of a lot was spent. */
  record SpentCredits(UUID lotId, Money amount) {}
}

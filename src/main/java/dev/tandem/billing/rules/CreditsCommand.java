package dev.tandem.billing.rules;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;

/** A command to a mentee's credits. */
public sealed interface CreditsCommand {

  record AddPack(UUID memberId, UUID packId, Money amount, Money vat, Instant expiresAt)
      implements CreditsCommand {}

  record Spend(UUID memberId, UUID bookingId, Money amount, Instant now)
      implements CreditsCommand {}

  record Restore(UUID memberId, UUID bookingId, UUID refundId, Money amount, Instant now)
      implements CreditsCommand {}

  record Expire(UUID memberId, Instant now) implements CreditsCommand {}

  /** The bank returned the price of a pack to the cardholder. */
  record ChargeBackPack(UUID memberId, UUID packId, Money amount) implements CreditsCommand {}
}

package dev.tandem.billing.rules;

import dev.tandem.billing.account.PackOrigin;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The part of a booking's price that one lot paid.
 *
 * @param restored how much of it has come back
 * @param expiresAt when the lot would have expired
 */
@ValueObject
public record SpentPart(PackOrigin origin, Money amount, Money restored, Instant expiresAt) {

  Money left() {
    return amount.minus(restored);
  }

  SpentPart restore(Money more) {
    return new SpentPart(origin, amount, restored.plus(more), expiresAt);
  }
}

package dev.tandem.billing.rules;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a mentor has earned from one booking and is still on hold.
 *
 * @param frozen not released while a dispute is open
 */
@ValueObject
public record PendingEarning(Money amount, Instant releaseAt, boolean frozen) {

  boolean isReleasable(Instant now) {
    return !frozen && !now.isBefore(releaseAt);
  }

  PendingEarning withFrozen(boolean nowFrozen) {
    return new PendingEarning(amount, releaseAt, nowFrozen);
  }

  PendingEarning reduce(Money by) {
    return new PendingEarning(amount.minus(by), releaseAt, frozen);
  }
}

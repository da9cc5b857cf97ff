package dev.tandem.billing.rules;

import dev.tandem.billing.account.PackOrigin;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** What remains of the credits of one pack or one refund. */
@ValueObject
public record CreditLot(UUID id, Money remaining, Instant expiresAt, PackOrigin origin) {

  boolean isUsable(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** The whole lot if less remains than is wanted. */
  Money part(Money wanted) {
    return remaining.compareTo(wanted) < 0 ? remaining : wanted;
  }

  CreditLot reduce(Money amount) {
    return new CreditLot(id, remaining.minus(amount), expiresAt, origin);
  }
}

package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Where a refunded share is taken from: earnings on hold, then the payable balance, then a debt.
 */
@ValueObject
public record ShareReversal(Money fromPending, Money fromPayable, Money fromClawback) {

  public static ShareReversal of(Money share, Money pending, Money payable) {
    var fromPending = min(share, pending);
    var left = share.minus(fromPending);
    var fromPayable = min(left, payable);
    return new ShareReversal(fromPending, fromPayable, left.minus(fromPayable));
  }

  public Money total() {
    return fromPending.plus(fromPayable).plus(fromClawback);
  }

  private static Money min(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}

package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;

/** Where a mentor's share is taken back from: what is not paid out yet first, the rest is owed. */
@ValueObject
public record ShareReversal(Money fromPending, Money fromPayable, Money fromClawback) {

  static ShareReversal of(Money share, Money pending, Money payable) {
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

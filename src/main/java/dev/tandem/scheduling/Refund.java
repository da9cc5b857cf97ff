package dev.tandem.scheduling;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;

/** What goes back to a mentee, exactly, if a booking is cancelled now. */
@ValueObject
record Refund(int basisPoints, Money amount) {

  static Refund of(Money price, int basisPoints) {
    return new Refund(basisPoints, price.share(basisPoints));
  }

  RefundKind kind() {
    return switch (basisPoints) {
      case 0 -> RefundKind.NONE;
      case CancellationPolicy.FULL_REFUND -> RefundKind.FULL;
      default -> RefundKind.PARTIAL;
    };
  }

  enum RefundKind {
    FULL,
    PARTIAL,
    NONE
  }
}

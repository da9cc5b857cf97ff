package dev.tandem.scheduling.booking;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.offering.CancellationPolicy;
import org.jmolecules.ddd.annotation.ValueObject;

/** The exact refund to the mentee if a booking is cancelled now. */
@ValueObject
public record Refund(int basisPoints, Money amount) {

  public static Refund of(Money price, int basisPoints) {
    return new Refund(basisPoints, price.share(basisPoints));
  }

  public RefundKind kind() {
    return switch (basisPoints) {
      case 0 -> RefundKind.NONE;
      case CancellationPolicy.FULL_REFUND -> RefundKind.FULL;
      default -> RefundKind.PARTIAL;
    };
  }
}

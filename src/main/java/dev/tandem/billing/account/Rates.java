package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The platform's fee and the VAT at the time of the booking, in basis points.
 *
 * @param feeBasisPoints of the price including VAT
 * @param vatBasisPoints of the price without VAT; prices include it
 */
@ValueObject
public record Rates(int feeBasisPoints, int vatBasisPoints) {

  public Rates {
    if (feeBasisPoints < 0 || vatBasisPoints < 0 || feeBasisPoints + vatBasisPoints > 9_000) {
      throw new IllegalArgumentException("Fee and VAT must leave at least a tenth for the mentor");
    }
  }

  /** The VAT inside an amount that includes it, rounded half up. */
  public Money vatIn(Money gross) {
    return vatIn(gross, vatBasisPoints);
  }

  public static Money vatIn(Money gross, int basisPoints) {
    var exact = BigDecimal.valueOf(gross.minor()).multiply(BigDecimal.valueOf(basisPoints));
    var whole = BigDecimal.valueOf(10_000L + basisPoints);
    return new Money(
        exact.divide(whole, 0, RoundingMode.HALF_UP).longValueExact(), gross.currency());
  }
}

package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;

/** Whom a price that is kept belongs to: the state, the platform and the mentor. */
@ValueObject
public record FeeSplit(Money vat, Money fee, Money mentor) {

  /**
   * What is left of a price of which a part was given back. VAT is what the invoice showed less
   * what the credit notes took back, so that books and documents agree to the cent.
   */
  static FeeSplit of(Money gross, Money refunded, Rates rates) {
    var kept = gross.minus(refunded);
    var fee = kept.share(rates.feeBasisPoints());
    var vat = min(rates.vatIn(gross).minus(rates.vatIn(refunded)), kept.minus(fee));
    return new FeeSplit(vat, fee, kept.minus(vat).minus(fee));
  }

  static FeeSplit zero(String currency) {
    var zero = Money.zero(currency);
    return new FeeSplit(zero, zero, zero);
  }

  public Money total() {
    return vat.plus(fee).plus(mentor);
  }

  FeeSplit minus(FeeSplit other) {
    return new FeeSplit(vat.minus(other.vat), fee.minus(other.fee), mentor.minus(other.mentor));
  }

  private static Money min(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}

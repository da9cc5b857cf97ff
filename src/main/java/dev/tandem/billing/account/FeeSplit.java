package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;

/** A price split between the tax office, the platform and the mentor. */
@ValueObject
public record FeeSplit(Money vat, Money fee, Money mentor) {

  /**
   * Splits what remains of a price after a refund. The VAT is that of the invoice less that of the
   * credit notes, so that the ledger and the documents agree to the cent.
   */
  public static FeeSplit of(Money gross, Money refunded, Rates rates) {
    var remaining = gross.minus(refunded);
    var fee = remaining.share(rates.feeBasisPoints());
    var vat = min(rates.vatIn(gross).minus(rates.vatIn(refunded)), remaining.minus(fee));
    return new FeeSplit(vat, fee, remaining.minus(vat).minus(fee));
  }

  public static FeeSplit zero(String currency) {
    var zero = Money.zero(currency);
    return new FeeSplit(zero, zero, zero);
  }

  public Money total() {
    return vat.plus(fee).plus(mentor);
  }

  public FeeSplit minus(FeeSplit other) {
    return new FeeSplit(vat.minus(other.vat), fee.minus(other.fee), mentor.minus(other.mentor));
  }

  private static Money min(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}

package dev.tandem.kernel.money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * An exact amount of money.
 *
 * @param minor the amount in the currency's minor unit (cents, yen), may be negative
 * @param currency an ISO 4217 code
 */
@ValueObject
public record Money(long minor, String currency) implements Comparable<Money> {

  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

  public Money {
    if (Currency.getInstance(currency).getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " is not a currency that amounts can be in");
    }
  }

  public static Money of(long minor, String currency) {
    return new Money(minor, currency);
  }

  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, requireSameCurrency(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, requireSameCurrency(other).minor), currency);
  }

  /** The share in basis points (10,000 = all), rounded half up. */
  public Money share(int basisPoints) {
    var exact = BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(basisPoints));
    return new Money(
        exact.divide(BASIS_POINTS, 0, RoundingMode.HALF_UP).longValueExact(), currency);
  }

  @JsonIgnore
  public boolean isZero() {
    return minor == 0;
  }

  @JsonIgnore
  public boolean isNegative() {
    return minor < 0;
  }

  @JsonIgnore
  public boolean isPositive() {
    return minor > 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, requireSameCurrency(other).minor);
  }

  /** In the major unit, for people: {@code 1,250.00 EUR}. */
  @Override
  public String toString() {
    var digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return String.format(
        Locale.ROOT, "%,." + digits + "f %s", BigDecimal.valueOf(minor, digits), currency);
  }

  private Money requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          currency + " and " + other.currency + " cannot be combined");
    }
    return other;
  }
}

package dev.tandem.kernel.money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * An exact amount.
 *
 * @param minor the amount in the currency's minor unit (cents, yen), may be negative
 * @param currency an ISO 4217 code
 */
@ValueObject
public record Money(long minor, String currency) implements Comparable<Money> {

  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

  public Money {
    if (Currency.getInstance(currency).getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " is not a currency to pay in");
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

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  /** The share in basis points (10,000 = all), rounded half up. */
  public Money share(int basisPoints) {
    var exact = BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(basisPoints));
    return new Money(
        exact.divide(BASIS_POINTS, 0, RoundingMode.HALF_UP).longValueExact(), currency);
  }

  /**
   * Splits by weight without losing a unit: largest remainder (Hamilton's method), ties to the
   * earlier part.
   */
  public List<Money> split(long... weights) {
    var total = BigDecimal.valueOf(totalWeight(weights));
    var shares = new ArrayList<Long>();
    var remainders = new ArrayList<BigDecimal>();
    for (long weight : weights) {
      var parts = BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(weight));
      var whole = parts.divide(total, 0, RoundingMode.FLOOR);
      shares.add(whole.longValueExact());
      remainders.add(parts.subtract(whole.multiply(total)));
    }
    long left = minor - shares.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparing((Integer it) -> remainders.get(it)).reversed())
        .limit(left)
        .forEach(it -> shares.set(it, shares.get(it) + 1));
    return shares.stream().map(it -> new Money(it, currency)).toList();
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

  /** As a person reads it: {@code 50.00 EUR}. */
  @Override
  public String toString() {
    var digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return String.format(
        Locale.ROOT, "%s %s", BigDecimal.valueOf(minor, digits).toPlainString(), currency);
  }

  private Money requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix");
    }
    return other;
  }

  private static long totalWeight(long... weights) {
    if (Arrays.stream(weights).anyMatch(it -> it < 0)) {
      throw new IllegalArgumentException("A share cannot weigh less than nothing");
    }
    long total = Arrays.stream(weights).reduce(0, Math::addExact);
    if (total == 0) {
      throw new IllegalArgumentException("Shares that weigh nothing cannot be split by");
    }
    return total;
  }
}

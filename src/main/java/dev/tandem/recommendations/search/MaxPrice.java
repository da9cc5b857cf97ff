package dev.tandem.recommendations.search;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session can be booked for at most so much; prices in other currencies do not count. */
record MaxPrice(Money limit) implements Condition {

  static final String DEFAULT_CURRENCY = "EUR";

  private static final int MAX_LENGTH = 20;

  /**
   * @throws Problem 400 for a negative price
   */
  static Optional<MaxPrice> ofMinor(@Nullable Long minor, String currency) {
    if (minor == null) {
      return Optional.empty();
    }
    if (minor < 0) {
      throw Problem.malformed("maxPrice must not be negative.");
    }
    return Optional.of(new MaxPrice(Money.of(minor, currency)));
  }

  /**
   * @param typed such as {@code 49.50} or {@code 49,50}
   * @throws Problem 400 for anything else
   */
  static Optional<MaxPrice> ofTyped(String typed, String currency) {
    if (typed.isBlank()) {
      return Optional.empty();
    }
    try {
      if (typed.length() > MAX_LENGTH) {
        throw new NumberFormatException();
      }
      long minor =
          new BigDecimal(typed.strip().replace(',', '.'))
              .movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
              .longValueExact();
      return ofMinor(minor, currency);
    } catch (NumberFormatException | ArithmeticException | Problem e) {
      throw Problem.malformed(
          "“%s” is not a price such as %s.".formatted(typed.strip(), Money.of(5_000, currency)));
    }
  }

  /**
   * @throws Problem 400 for anything but the code of a currency
   */
  static String requireCurrency(String code) {
    try {
      return Money.zero(code.strip()).currency();
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("currency must be an ISO 4217 code such as EUR.");
    }
  }

  @Override
  public boolean holds(FoundMentor mentor, Instant now) {
    for (var offering : mentor.offerings()) {
      var price = offering.price();
      if (price.currency().equals(limit.currency()) && price.compareTo(limit) <= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String field() {
    return "price";
  }

  @Override
  public String text() {
    return "up to " + limit;
  }

  @Override
  public String without() {
    return "Without the price limit";
  }
}

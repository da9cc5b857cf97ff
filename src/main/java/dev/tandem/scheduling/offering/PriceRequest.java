package dev.tandem.scheduling.offering;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;

/** The price in a request, in minor units of the currency. */
public record PriceRequest(@Nullable Long minor, @Nullable String currency) {

  Money toMoney() {
    if (minor == null || currency == null) {
      throw OfferingRequest.incomplete("A price needs an amount in minor units and a currency.");
    }
    try {
      return Money.of(minor, currency);
    } catch (IllegalArgumentException e) {
      throw Problem.refused(
          "unknown-currency", "“%s” is not a currency such as EUR.".formatted(currency));
    }
  }
}

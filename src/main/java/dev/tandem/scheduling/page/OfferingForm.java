package dev.tandem.scheduling.page;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.OfferingRequest;
import dev.tandem.scheduling.offering.PriceRequest;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The submitted form of an offering. */
record OfferingForm(Map<String, String> fields) {

  OfferingRequest toRequest() {
    var currency = fields.getOrDefault("currency", "");
    var version = integer("version");
    return new OfferingRequest(
        fields.get("title"),
        integer("minutes"),
        new PriceRequest(parseMinorUnits(fields.getOrDefault("price", ""), currency), currency),
        integer("stepMinutes"),
        integer("bufferBefore"),
        integer("bufferAfter"),
        integer("minimumNoticeHours"),
        integer("horizonDays"),
        integer("seats"),
        integer("perDay"),
        integer("perWeek"),
        fields.containsKey("needsApproval"),
        fields.containsKey("cohortOnly"),
        fields.get("policy"),
        version == null ? null : version.longValue(),
        fields.get("meeting"));
  }

  private @Nullable Integer integer(String name) {
    var text = fields.getOrDefault(name, "").strip();
    try {
      return text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw Problem.refused("not-a-number", "“%s” is not a whole number.".formatted(text));
    }
  }

  /** Converts a price such as {@code 49.50} or {@code 49,50} to minor units. */
  private static long parseMinorUnits(String price, String currency) {
    try {
      int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
      return new BigDecimal(price.strip().replace(',', '.'))
          .movePointRight(digits)
          .longValueExact();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Problem.refused(
          "not-a-price", "“%s %s” is not a price such as 50.00 EUR.".formatted(price, currency));
    }
  }
}

package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a mentor publishes, changes and withdraws what they offer. */
@Controller
class OfferingsPage {

  private final Offerings offerings;
  private final OfferingChanges changes;

  OfferingsPage(Offerings offerings, OfferingChanges changes) {
    this.offerings = offerings;
    this.changes = changes;
  }

  @GetMapping("/scheduling/offerings")
  String show(Caller caller, Model model) {
    caller.require(Role.MENTOR);
    model.addAttribute(
        "offerings",
        offerings.open(List.of(caller.memberId())).stream().map(OfferingView::of).toList());
    model.addAttribute("policies", PolicyName.values());
    return "scheduling/offerings";
  }

  @PostMapping("/scheduling/offerings")
  ResponseEntity<Void> publish(@RequestParam Map<String, String> form, Caller caller) {
    caller.require(Role.MENTOR);
    changes.publish(caller.memberId(), request(form), null);
    return AvailabilityPage.seeOther("/scheduling/offerings");
  }

  @PostMapping("/scheduling/offerings/{id}")
  ResponseEntity<Void> change(
      @PathVariable UUID id, @RequestParam Map<String, String> form, Caller caller) {
    changes.change(new OfferingId(id), request(form), caller);
    return AvailabilityPage.seeOther("/scheduling/offerings");
  }

  @PostMapping("/scheduling/offerings/{id}/withdrawal")
  ResponseEntity<Void> withdraw(@PathVariable UUID id, Caller caller) {
    changes.withdraw(new OfferingId(id), caller);
    return AvailabilityPage.seeOther("/scheduling/offerings");
  }

  private static OfferingRequest request(Map<String, String> form) {
    var currency = form.getOrDefault("currency", "");
    var version = number(form, "version");
    return new OfferingRequest(
        form.get("title"),
        number(form, "minutes"),
        new OfferingRequest.Price(minor(form.getOrDefault("price", ""), currency), currency),
        number(form, "stepMinutes"),
        number(form, "bufferBefore"),
        number(form, "bufferAfter"),
        number(form, "minimumNoticeHours"),
        number(form, "horizonDays"),
        number(form, "seats"),
        number(form, "perDay"),
        number(form, "perWeek"),
        form.containsKey("needsApproval"),
        form.containsKey("cohortOnly"),
        form.get("policy"),
        version == null ? null : version.longValue());
  }

  private static @Nullable Integer number(Map<String, String> form, String name) {
    var text = form.getOrDefault(name, "").strip();
    try {
      return text.isEmpty() ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw Problem.refused("not-a-number", "“%s” is not a whole number.".formatted(text));
    }
  }

  /** What a person writes, {@code 49.50}, in minor units. */
  private static long minor(String price, String currency) {
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

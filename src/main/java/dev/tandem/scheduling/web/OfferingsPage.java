package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.HtmxRedirect;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.OfferingRequest;
import dev.tandem.scheduling.offering.OfferingView;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.offering.PolicyName;
import dev.tandem.scheduling.offering.PriceRequest;
import dev.tandem.scheduling.slot.OfferingService;
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

/** The page on which a mentor publishes, changes and withdraws offerings. */
@Controller
class OfferingsPage {

  private final Offerings offerings;
  private final OfferingService offeringService;

  OfferingsPage(Offerings offerings, OfferingService offeringService) {
    this.offerings = offerings;
    this.offeringService = offeringService;
  }

  @GetMapping("/scheduling/offerings")
  String show(Caller caller, Model model) {
    caller.require(Role.MENTOR);
    model.addAttribute(
        "offerings",
        offerings.findOpen(List.of(caller.memberId())).stream().map(OfferingView::of).toList());
    model.addAttribute("policies", PolicyName.values());
    return "scheduling/offerings";
  }

  @PostMapping("/scheduling/offerings")
  ResponseEntity<Void> publish(@RequestParam Map<String, String> form, Caller caller) {
    caller.require(Role.MENTOR);
    offeringService.publish(caller.memberId(), parseRequest(form), null);
    return HtmxRedirect.to("/scheduling/offerings");
  }

  @PostMapping("/scheduling/offerings/{id}")
  ResponseEntity<Void> change(
      @PathVariable UUID id, @RequestParam Map<String, String> form, Caller caller) {
    offeringService.change(new OfferingId(id), parseRequest(form), caller);
    return HtmxRedirect.to("/scheduling/offerings");
  }

  @PostMapping("/scheduling/offerings/{id}/withdrawal")
  ResponseEntity<Void> withdraw(@PathVariable UUID id, Caller caller) {
    offeringService.withdraw(new OfferingId(id), caller);
    return HtmxRedirect.to("/scheduling/offerings");
  }

  private static OfferingRequest parseRequest(Map<String, String> form) {
    var currency = form.getOrDefault("currency", "");
    var version = parseInteger(form, "version");
    return new OfferingRequest(
        form.get("title"),
        parseInteger(form, "minutes"),
        new PriceRequest(parseMinorUnits(form.getOrDefault("price", ""), currency), currency),
        parseInteger(form, "stepMinutes"),
        parseInteger(form, "bufferBefore"),
        parseInteger(form, "bufferAfter"),
        parseInteger(form, "minimumNoticeHours"),
        parseInteger(form, "horizonDays"),
        parseInteger(form, "seats"),
        parseInteger(form, "perDay"),
        parseInteger(form, "perWeek"),
        form.containsKey("needsApproval"),
        form.containsKey("cohortOnly"),
        form.get("policy"),
        version == null ? null : version.longValue());
  }

  private static @Nullable Integer parseInteger(Map<String, String> form, String name) {
    var text = form.getOrDefault(name, "").strip();
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

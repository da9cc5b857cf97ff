package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.HtmxRedirect;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.OfferingView;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.offering.PolicyName;
import dev.tandem.scheduling.offering.SchedulingProperties;
import dev.tandem.scheduling.slot.OfferingService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  private final SchedulingProperties defaults;

  OfferingsPage(
      Offerings offerings, OfferingService offeringService, SchedulingProperties defaults) {
    this.offerings = offerings;
    this.offeringService = offeringService;
    this.defaults = defaults;
  }

  @GetMapping("/scheduling/offerings")
  String show(Caller caller, Model model) {
    caller.require(Role.MENTOR);
    model.addAttribute(
        "offerings",
        offerings.findOpen(List.of(caller.memberId())).stream()
            .map(offering -> OfferingView.of(offering, caller.memberId()))
            .toList());
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("defaults", defaults);
    model.addAttribute("policies", PolicyName.values());
    return "scheduling/offerings";
  }

  @PostMapping("/scheduling/offerings")
  ResponseEntity<Void> publish(@RequestParam Map<String, String> form, Caller caller) {
    caller.require(Role.MENTOR);
    offeringService.publish(caller.memberId(), new OfferingForm(form).toRequest(), form.get("key"));
    return HtmxRedirect.to("/scheduling/offerings?published");
  }

  @PostMapping("/scheduling/offerings/{id}")
  ResponseEntity<Void> change(
      @PathVariable UUID id, @RequestParam Map<String, String> form, Caller caller) {
    offeringService.change(new OfferingId(id), new OfferingForm(form).toRequest(), caller);
    return HtmxRedirect.to("/scheduling/offerings?saved");
  }

  @PostMapping("/scheduling/offerings/{id}/withdrawal")
  ResponseEntity<Void> withdraw(@PathVariable UUID id, Caller caller) {
    offeringService.withdraw(new OfferingId(id), caller);
    return HtmxRedirect.to("/scheduling/offerings?stopped");
  }
}

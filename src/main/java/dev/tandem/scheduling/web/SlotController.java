package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.availability.AvailabilityJson;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.offering.VisibleOfferings;
import dev.tandem.scheduling.slot.SlotFinder;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be booked, over HTTP. */
@RestController
@RequestMapping("/api/scheduling/slots")
class SlotController {

  private static final int MAX_MENTORS = 200;

  private final SlotFinder slotFinder;
  private final Offerings offerings;
  private final VisibleOfferings visibleOfferings;
  private final Clock clock;

  SlotController(
      SlotFinder slotFinder, Offerings offerings, VisibleOfferings visibleOfferings, Clock clock) {
    this.slotFinder = slotFinder;
    this.offerings = offerings;
    this.visibleOfferings = visibleOfferings;
    this.clock = clock;
  }

  /**
   * @param mentor one or several; may be left out where an offering is named
   * @param zone for dates in {@code from} and {@code to}, and for {@code localStart}; UTC if absent
   */
  @GetMapping
  Page<SlotView> list(
      @RequestParam(required = false) @Nullable List<UUID> mentor,
      @RequestParam(required = false) @Nullable UUID offering,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String zone,
      Paging paging,
      Caller caller) {
    ZoneId local = zone == null ? ZoneOffset.UTC : AvailabilityJson.parseZone(zone);
    var range = SlotRange.parse(from, to, local, clock.instant());
    var asked = requestedOfferings(mentor == null ? List.of() : mentor, offering, caller);
    return Page.slice(slotFinder.find(asked, range.from(), range.until()), paging)
        .map(it -> SlotView.of(it, local));
  }

  private List<Offering> requestedOfferings(
      Collection<UUID> mentors, @Nullable UUID offering, Caller caller) {
    if (mentors.size() > MAX_MENTORS) {
      throw Problem.malformed("Ask for at most " + MAX_MENTORS + " mentors at a time.");
    }
    if (offering == null && mentors.isEmpty()) {
      throw Problem.malformed("Say whose slots: mentor or offering.");
    }
    if (offering == null) {
      return visibleOfferings.findVisible(caller, mentors);
    }
    var one =
        offerings
            .find(new OfferingId(offering))
            .orElseThrow(() -> Problem.notFound("offering"))
            .mentor()
            .value();
    return mentors.isEmpty() || mentors.contains(one)
        ? visibleOfferings.findVisible(caller, List.of(one)).stream()
            .filter(it -> it.id().value().equals(offering))
            .toList()
        : List.of();
  }
}

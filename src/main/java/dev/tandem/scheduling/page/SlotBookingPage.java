package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.offering.Cohorts;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.BookingService;
import dev.tandem.scheduling.process.FundingRequest;
import dev.tandem.scheduling.seat.Sessions;
import dev.tandem.scheduling.seat.SlotContention;
import dev.tandem.scheduling.slot.SlotCatalog;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a mentee sees the terms of a slot and books it. */
@Controller
class SlotBookingPage {

  private final SlotCatalog slotCatalog;
  private final Sessions sessions;
  private final BookingService bookingService;
  private final Cohorts cohorts;
  private final MentorNames mentorNames;
  private final BookingProperties properties;
  private final Clock clock;

  SlotBookingPage(
      SlotCatalog slotCatalog,
      Sessions sessions,
      BookingService bookingService,
      Cohorts cohorts,
      MentorNames mentorNames,
      BookingProperties properties,
      Clock clock) {
    this.slotCatalog = slotCatalog;
    this.sessions = sessions;
    this.bookingService = bookingService;
    this.cohorts = cohorts;
    this.mentorNames = mentorNames;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/scheduling/book")
  String show(
      @RequestParam UUID offering,
      @RequestParam Instant startsAt,
      Caller caller,
      ZoneId zone,
      Model model) {
    var start = BookingRequest.validateStart(startsAt);
    var slot = slotCatalog.describe(offering, start);
    model.addAttribute("slot", slot);
    model.addAttribute("mentorName", mentorNames.lookUp(slot.mentorId()));
    model.addAttribute("when", LocalizedTime.ofRange(start, slot.endsAt(), zone));
    model.addAttribute("zone", zone.getId());
    var now = clock.instant();
    var policy = slot.policy();
    model.addAttribute("refunds", RefundLine.of(policy, slot.price(), start, now, zone));
    var grace = policy.graceFor(start, now).map(DisplayFormats::formatDuration);
    model.addAttribute("grace", grace.orElse(null));
    model.addAttribute("hold", DisplayFormats.formatDuration(properties.hold()));
    model.addAttribute("approval", DisplayFormats.formatDuration(properties.approval()));
    model.addAttribute("waitlistOffer", DisplayFormats.formatDuration(properties.waitlistOffer()));
    model.addAttribute("cohort", cohorts.findShared(caller.memberId(), slot.mentorId()) != null);
    model.addAttribute("full", sessions.isFull(slot));
    model.addAttribute("past", !start.isAfter(now));
    model.addAttribute("mentee", caller.is(Role.MENTEE));
    model.addAttribute("key", UUID.randomUUID());
    return "scheduling/book";
  }

  @PostMapping("/scheduling/book")
  String book(
      @RequestParam UUID offering,
      @RequestParam Instant startsAt,
      @RequestParam String payment,
      @RequestParam(required = false) @Nullable String key,
      Caller caller,
      ZoneId zone,
      HttpServletResponse response,
      Model model) {
    caller.require(Role.MENTEE);
    var request = new BookingRequest(offering, startsAt, FundingRequest.parse(payment));
    try {
      var booking =
          SlotContention.translateLockFailure(
              () -> bookingService.book(caller.memberId(), request, key));
      return SessionPage.redirectTo(booking.id());
    } catch (Problem problem) {
      response.setStatus(problem.getStatusCode().value());
      model.addAttribute("problem", problem.getBody().getDetail());
      return show(offering, startsAt, caller, zone, model);
    }
  }
}

package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booker.BookerLink;
import dev.tandem.scheduling.booker.ZoneChoice;
import dev.tandem.scheduling.booking.Refund;
import dev.tandem.scheduling.booking.RefundDeadline;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.offering.Cohorts;
import dev.tandem.scheduling.offering.VisibleOfferings;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.BookingService;
import dev.tandem.scheduling.process.FundingRequest;
import dev.tandem.scheduling.process.SeenTerms;
import dev.tandem.scheduling.process.SeenTermsForm;
import dev.tandem.scheduling.seat.FullSlots;
import dev.tandem.scheduling.seat.SlotContention;
import dev.tandem.scheduling.slot.RequestedSlot;
import dev.tandem.scheduling.slot.SlotCatalog;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

  private final VisibleOfferings visibleOfferings;
  private final SlotCatalog slotCatalog;
  private final FullSlots fullSlots;
  private final BookingService bookingService;
  private final Cohorts cohorts;
  private final MentorNames mentorNames;
  private final BookingProperties properties;
  private final Clock clock;

  SlotBookingPage(
      VisibleOfferings visibleOfferings,
      SlotCatalog slotCatalog,
      FullSlots fullSlots,
      BookingService bookingService,
      Cohorts cohorts,
      MentorNames mentorNames,
      BookingProperties properties,
      Clock clock) {
    this.visibleOfferings = visibleOfferings;
    this.slotCatalog = slotCatalog;
    this.fullSlots = fullSlots;
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
      @RequestParam(name = "zone", required = false) @Nullable String typedZone,
      Caller caller,
      ZoneId viewersZone,
      Model model) {
    var shown = ZoneChoice.of(typedZone, viewersZone);
    var zone = shown.zone();
    var start = BookingRequest.validateStart(startsAt);
    var now = clock.instant();
    if (fullSlots.findOffer(offering, start, caller.memberId(), now).isEmpty()) {
      visibleOfferings.getVisible(caller, offering);
    }
    var slot = slotCatalog.describe(offering, start);
    model.addAttribute("slot", slot);
    model.addAttribute("mentorName", mentorNames.lookUp(slot.mentorId()));
    model.addAttribute("when", LocalizedTime.ofRange(start, slot.endsAt(), zone));
    model.addAttribute("zone", zone.getId());
    model.addAttribute("chosenZone", shown.chosen());
    if (!shown.agreesWith(slot.zone(), start)) {
      model.addAttribute("mentorsTime", LocalizedTime.ofRange(start, slot.endsAt(), slot.zone()));
      model.addAttribute("mentorsZone", slot.zone().getId());
    }
    model.addAttribute("minutes", Duration.between(start, slot.endsAt()).toMinutes());
    model.addAttribute("otherTimes", BookerLink.toDay(slot.mentorId(), offering, start, shown));
    var policy = slot.policy();
    model.addAttribute("refunds", refundLines(slot, now, zone));
    var grace = policy.graceFor(start, now).map(DisplayFormats::formatDuration);
    model.addAttribute("grace", grace.orElse(null));
    model.addAttribute("hold", DisplayFormats.formatDuration(properties.hold()));
    model.addAttribute("approval", approvalTime(slot, now));
    model.addAttribute("waitlistOffer", DisplayFormats.formatDuration(properties.waitlistOffer()));
    model.addAttribute("cohort", cohorts.findShared(caller.memberId(), slot.mentorId()) != null);
    var state = fullSlots.find(slot, caller.memberId(), now);
    var kept = state.keptUntil();
    model.addAttribute("state", state);
    model.addAttribute("kept", kept == null ? null : LocalizedTime.of(kept, zone));
    model.addAttribute("mentee", caller.is(Role.MENTEE));
    model.addAttribute("seen", SeenTerms.of(slot));
    model.addAttribute("key", UUID.randomUUID());
    return "scheduling/book";
  }

  @PostMapping("/scheduling/book")
  String book(
      @RequestParam UUID offering,
      @RequestParam Instant startsAt,
      @RequestParam String payment,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String note,
      @RequestParam(name = "zone", required = false) @Nullable String typedZone,
      SeenTermsForm form,
      Caller caller,
      ZoneId viewersZone,
      HttpServletResponse response,
      Model model) {
    caller.require(Role.MENTEE);
    try {
      var seen =
          form.toTerms(slotCatalog.describe(offering, BookingRequest.validateStart(startsAt)));
      var request =
          new BookingRequest(offering, startsAt, FundingRequest.parse(payment), seen, note);
      var booking =
          SlotContention.translateLockFailure(
              () -> bookingService.book(caller.memberId(), request, key));
      return SessionPage.redirectTo(booking.id());
    } catch (Problem problem) {
      response.setStatus(problem.getStatusCode().value());
      model.addAttribute("problem", problem.getBody().getDetail());
      model.addAttribute("payment", payment);
      model.addAttribute("note", note);
      return show(offering, startsAt, typedZone, caller, viewersZone, model);
    }
  }

  /** The mentor may answer for that time, at the latest until the start. */
  private String approvalTime(RequestedSlot slot, Instant now) {
    return now.plus(properties.approval()).isBefore(slot.startsAt())
        ? DisplayFormats.formatDuration(properties.approval())
        : "until the start";
  }

  /** The tiers whose deadline is still ahead; after the last one there is no refund. */
  private static List<RefundLine> refundLines(RequestedSlot slot, Instant now, ZoneId zone) {
    return slot.policy().tiers().stream()
        .map(tier ->
            new RefundDeadline(
                slot.startsAt().minus(tier.notice()), Refund.of(slot.price(), tier.basisPoints())))
        .filter(deadline -> deadline.until().isAfter(now))
        .map(deadline -> RefundLine.of(deadline, slot.startsAt(), zone))
        .toList();
  }
}

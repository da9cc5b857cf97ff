package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.RescheduleService;
import dev.tandem.scheduling.seat.SlotContention;
import dev.tandem.scheduling.slot.SlotCatalog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The part of a session's page on which it is moved to another slot. */
@Controller
@RequestMapping("/scheduling/sessions/{id}/reschedule")
class ReschedulePage {

  private final BookingAccess bookingAccess;
  private final RescheduleService rescheduleService;

  ReschedulePage(BookingAccess bookingAccess, RescheduleService rescheduleService) {
    this.bookingAccess = bookingAccess;
    this.rescheduleService = rescheduleService;
  }

  @GetMapping
  String show(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    var booking = bookingAccess.find(new BookingId(id), caller);
    model.addAttribute("id", id);
    model.addAttribute("zone", zone.getId());
    var viewer = BookingAccess.partyOf(booking, caller);
    model.addAttribute("reschedulesLeft", booking.reschedules().leftFor(viewer));
    model.addAttribute(
        "searchedTime", DisplayFormats.formatDuration(SlotCatalog.NEXT_STARTS_RANGE));
    model.addAttribute("viewerRole", viewer.name());
    model.addAttribute(
        "slots",
        rescheduleService.findChoices(booking.id(), caller).stream()
            .map(start -> LocalizedTime.of(start, zone))
            .toList());
    return "scheduling/session-reschedule";
  }

  @PostMapping
  String reschedule(@PathVariable UUID id, @RequestParam Instant startsAt, Caller caller) {
    var start = BookingRequest.validateStart(startsAt);
    SlotContention.translateLockFailure(
        () -> rescheduleService.reschedule(new BookingId(id), caller, start));
    return SessionPage.redirectTo(id) + "?moved";
  }
}

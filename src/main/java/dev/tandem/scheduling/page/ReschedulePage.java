package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.booker.MoveCalendar;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.RescheduleService;
import dev.tandem.scheduling.seat.SlotContention;
import dev.tandem.scheduling.slot.SlotCatalog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The part of a session's page on which it is moved to another slot. Without scripts it is a page
 * of its own.
 */
@Controller
@RequestMapping("/scheduling/sessions/{id}/reschedule")
class ReschedulePage {

  private final BookingAccess bookingAccess;
  private final RescheduleService rescheduleService;
  private final Clock clock;

  ReschedulePage(BookingAccess bookingAccess, RescheduleService rescheduleService, Clock clock) {
    this.bookingAccess = bookingAccess;
    this.rescheduleService = rescheduleService;
    this.clock = clock;
  }

  /** A link of the calendar replaces the part. */
  @GetMapping
  String show(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable LocalDate day,
      @RequestParam(required = false) @Nullable YearMonth month,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPage,
      Caller caller,
      ZoneId zone,
      Model model) {
    var booking = bookingAccess.find(new BookingId(id), caller);
    var viewer = BookingAccess.partyOf(booking, caller);
    model.addAttribute("id", id);
    model.addAttribute("zone", zone.getId());
    model.addAttribute("reschedulesLeft", booking.reschedules().leftFor(viewer));
    model.addAttribute(
        "searchedTime", DisplayFormats.formatDuration(SlotCatalog.NEXT_STARTS_RANGE));
    model.addAttribute("viewerRole", viewer.name());
    var starts = rescheduleService.findChoices(booking.id(), caller);
    if (!starts.isEmpty()) {
      var today = LocalDate.ofInstant(clock.instant(), zone);
      var clocks = new MoveCalendar.Clocks(zone, booking.slot().zone(), today);
      var address = "/scheduling/sessions/" + id + "/reschedule";
      model.addAttribute("move", MoveCalendar.of(starts, day, month, clocks, address, inPage));
    }
    return SessionPage.partOrPage(
        "scheduling/session-reschedule", "Reschedule session", inPage, model);
  }

  @PostMapping
  String reschedule(@PathVariable UUID id, @RequestParam Instant startsAt, Caller caller) {
    var start = BookingRequest.validateStart(startsAt);
    SlotContention.translateLockFailure(
        () -> rescheduleService.reschedule(new BookingId(id), caller, start));
    return SessionPage.redirectTo(id) + "?moved";
  }
}

package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingNotes;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.calendar.CalendarLinks;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.meeting.Meetings;
import dev.tandem.scheduling.meeting.TimeUntil;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.seat.FullSlots;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of one session, which reads a booking and its process as they are at one instant. */
@Controller
@RequestMapping("/scheduling/sessions/{id}")
class SessionPage {

  private final BookingAccess bookingAccess;
  private final NoShowService noShowService;
  private final BookingProcesses bookingProcesses;
  private final BookingNotes notes;
  private final Meetings meetings;
  private final SessionViews sessionViews;
  private final FullSlots fullSlots;
  private final BookingProperties properties;
  private final Clock clock;

  SessionPage(
      BookingAccess bookingAccess,
      NoShowService noShowService,
      BookingProcesses bookingProcesses,
      BookingNotes notes,
      Meetings meetings,
      SessionViews sessionViews,
      FullSlots fullSlots,
      BookingProperties properties,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.noShowService = noShowService;
    this.bookingProcesses = bookingProcesses;
    this.notes = notes;
    this.meetings = meetings;
    this.sessionViews = sessionViews;
    this.fullSlots = fullSlots;
    this.properties = properties;
    this.clock = clock;
  }

  static String redirectTo(UUID id) {
    return "redirect:/scheduling/sessions/" + id;
  }

  /** The part alone, or, for a browser without scripts, as a page of its own. */
  static String partOrPage(String part, String heading, boolean inPage, Model model) {
    model.addAttribute("inPage", inPage);
    model.addAttribute("part", part);
    model.addAttribute("heading", heading);
    return inPage ? part : "scheduling/session-change";
  }

  @GetMapping
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  String show(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    addBooking(id, caller, zone, model);
    model.addAttribute("note", notes.find(new BookingId(id), caller).orElse(null));
    return "scheduling/session";
  }

  /** The fragment that is reloaded while the payment is being confirmed. */
  @GetMapping("/status")
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  String status(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    addBooking(id, caller, zone, model);
    return "scheduling/session-status";
  }

  private void addBooking(UUID id, Caller caller, ZoneId zone, Model model) {
    var booking = bookingAccess.find(new BookingId(id), caller);
    var report = noShowService.findReport(booking.id()).orElse(null);
    var process = bookingProcesses.find(booking.id());
    var now = clock.instant();
    var shown = process.asOf(now, booking);
    var allowed = AllowedActions.of(shown, report, caller, properties, now);
    model.addAttribute("kept", allowed.bookAgain() ? keptUntil(booking, now, zone) : null);
    model.addAttribute("booking", sessionViews.of(booking, caller, zone));
    var slot = booking.slot();
    var arrangement = slot.hasEnded(now) ? null : meetings.find(booking, caller).orElse(null);
    model.addAttribute("arrangement", arrangement);
    model.addAttribute("timeUntil", TimeUntil.text(slot.startsAt(), slot.endsAt(), now));
    var location = arrangement == null ? null : arrangement.meeting().location();
    model.addAttribute(
        "links", CalendarLinks.of(slot.title(), slot.startsAt(), slot.endsAt(), location));
    var dated = shown.status() == BookingStatus.CONFIRMED && allowed.cancel();
    model.addAttribute("refunds", dated ? refundLines(booking, now, zone) : null);
    model.addAttribute("cohortPays", booking.terms().funding().kind() == FundingKind.COHORT);
    model.addAttribute("zone", zone.getId());
    model.addAttribute("allowed", allowed);
    model.addAttribute("disputeWindow", DisplayFormats.formatDuration(properties.disputeWindow()));
    model.addAttribute("cancellationPolicy", booking.terms().cancellationPolicy().description());
    if (caller.is(Role.OPERATOR)) {
      model.addAttribute("process", ProcessView.of(process, zone));
      model.addAttribute("steps", bookingProcesses.findSteps(booking.id()));
    }
  }

  private static List<RefundLine> refundLines(Booking booking, Instant now, ZoneId zone) {
    return booking.refundDeadlines(now).stream()
        .map(deadline -> RefundLine.of(deadline, booking.slot().startsAt(), zone))
        .toList();
  }

  private @Nullable LocalizedTime keptUntil(Booking booking, Instant now, ZoneId zone) {
    var slot = booking.slot();
    return fullSlots
        .findOffer(slot.offeringId(), slot.startsAt(), booking.menteeId(), now)
        .map(until -> LocalizedTime.of(until, zone))
        .orElse(null);
  }
}

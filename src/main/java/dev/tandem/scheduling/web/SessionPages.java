package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.attendance.Strikes;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.seat.WaitlistEntry;
import dev.tandem.scheduling.seat.WaitlistService;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of a member's sessions, and the page of one session. */
@Controller
class SessionPages {

  private static final int UPCOMING_FRAGMENT_SIZE = 5;
  private static final int MAX_UPCOMING = 100;

  private final BookingAccess bookingAccess;
  private final BookingQueries bookingQueries;
  private final NoShowService noShowService;
  private final BookingProcesses bookingProcesses;
  private final Strikes strikes;
  private final WaitlistService waitlistService;
  private final SessionViews sessionViews;
  private final BookingProperties properties;
  private final Clock clock;

  SessionPages(
      BookingAccess bookingAccess,
      BookingQueries bookingQueries,
      NoShowService noShowService,
      BookingProcesses bookingProcesses,
      Strikes strikes,
      WaitlistService waitlistService,
      SessionViews sessionViews,
      BookingProperties properties,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.bookingQueries = bookingQueries;
    this.noShowService = noShowService;
    this.bookingProcesses = bookingProcesses;
    this.strikes = strikes;
    this.waitlistService = waitlistService;
    this.sessionViews = sessionViews;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/scheduling/sessions")
  String list(Caller caller, Paging paging, ZoneId zone, Model model) {
    model.addAttribute("upcoming", findUpcoming(caller, MAX_UPCOMING, zone));
    var past = bookingQueries.findPast(caller.memberId(), clock.instant(), paging);
    model.addAttribute("past", sessionViews.of(past.items(), caller, zone));
    model.addAttribute("paging", past);
    model.addAttribute("waitlist", waitlistRows(caller, zone));
    model.addAttribute("strikes", strikes.statusOf(caller.memberId()));
    model.addAttribute("mentor", caller.is(Role.MENTOR));
    return "scheduling/sessions";
  }

  @GetMapping("/scheduling/fragments/upcoming")
  String upcomingFragment(Caller caller, ZoneId zone, Model model) {
    model.addAttribute("upcoming", findUpcoming(caller, UPCOMING_FRAGMENT_SIZE, zone));
    model.addAttribute("mentor", caller.is(Role.MENTOR));
    return "scheduling/upcoming";
  }

  @GetMapping("/scheduling/sessions/{id}")
  String show(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    addBooking(id, caller, zone, model);
    return "scheduling/session";
  }

  /** The fragment that is reloaded while the payment is being confirmed. */
  @GetMapping("/scheduling/sessions/{id}/status")
  String status(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    addBooking(id, caller, zone, model);
    return "scheduling/session-status";
  }

  private void addBooking(UUID id, Caller caller, ZoneId zone, Model model) {
    var booking = bookingAccess.find(new BookingId(id), caller);
    var report = noShowService.findReport(booking.id()).orElse(null);
    var allowed = AllowedActions.of(booking, report, caller, properties, clock.instant());
    model.addAttribute("booking", sessionViews.of(booking, caller, zone));
    model.addAttribute("zone", zone.getId());
    model.addAttribute("allowed", allowed);
    model.addAttribute("cancellationPolicy", booking.terms().cancellationPolicy().description());
    if (caller.is(Role.OPERATOR)) {
      model.addAttribute("process", ProcessView.of(bookingProcesses.find(booking.id()), zone));
      model.addAttribute("steps", bookingProcesses.findSteps(booking.id()));
    }
  }

  private List<SessionView> findUpcoming(Caller caller, int limit, ZoneId zone) {
    var bookings = bookingQueries.findUpcoming(caller.memberId(), clock.instant(), limit);
    return sessionViews.of(bookings, caller, zone);
  }

  private List<WaitlistRow> waitlistRows(Caller caller, ZoneId zone) {
    return waitlistService.findEntries(caller.memberId()).stream()
        .map(entry -> WaitlistRow.of(entry, zone))
        .toList();
  }

  record WaitlistRow(UUID offeringId, LocalizedTime when, @Nullable LocalizedTime offeredUntil) {

    private static WaitlistRow of(WaitlistEntry entry, ZoneId zone) {
      var offeredUntil = entry.offeredUntil();
      return new WaitlistRow(
          entry.offeringId(),
          LocalizedTime.of(entry.startsAt(), zone),
          offeredUntil == null ? null : LocalizedTime.of(offeredUntil, zone));
    }
  }
}

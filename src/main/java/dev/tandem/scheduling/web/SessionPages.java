package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.attendance.NoShowReports;
import dev.tandem.scheduling.attendance.Strikes;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.offering.MentorNames;
import dev.tandem.scheduling.seat.Waitlist;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A member's sessions, and one of them. */
@Controller
class SessionPages {

  private static final int UPCOMING_FRAGMENT_SIZE = 5;
  private static final int MAX_UPCOMING = 100;

  private final BookingAccess bookingAccess;
  private final BookingQueries bookingQueries;
  private final NoShowReports noShowReports;
  private final BookingProcesses bookingProcesses;
  private final Strikes strikes;
  private final Waitlist waitlist;
  private final MentorNames mentorNames;
  private final BookingProperties properties;
  private final Clock clock;

  SessionPages(
      BookingAccess bookingAccess,
      BookingQueries bookingQueries,
      NoShowReports noShowReports,
      BookingProcesses bookingProcesses,
      Strikes strikes,
      Waitlist waitlist,
      MentorNames mentorNames,
      BookingProperties properties,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.bookingQueries = bookingQueries;
    this.noShowReports = noShowReports;
    this.bookingProcesses = bookingProcesses;
    this.strikes = strikes;
    this.waitlist = waitlist;
    this.mentorNames = mentorNames;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/scheduling/sessions")
  String list(Caller caller, Paging paging, ZoneId zone, Model model) {
    var now = clock.instant();
    model.addAttribute("upcoming", toViews(findUpcoming(caller, MAX_UPCOMING), caller, zone));
    var past = bookingQueries.findPast(caller.memberId(), now, paging);
    model.addAttribute("past", toViews(past.items(), caller, zone));
    model.addAttribute("paging", past);
    model.addAttribute("waiting", waitlistRows(caller, zone));
    model.addAttribute("standing", strikes.statusOf(caller.memberId()));
    model.addAttribute("mentor", caller.is(Role.MENTOR));
    return "scheduling/sessions";
  }

  @GetMapping("/scheduling/fragments/upcoming")
  String upcomingFragment(Caller caller, ZoneId zone, Model model) {
    model.addAttribute(
        "upcoming", toViews(findUpcoming(caller, UPCOMING_FRAGMENT_SIZE), caller, zone));
    model.addAttribute("mentor", caller.is(Role.MENTOR));
    return "scheduling/upcoming";
  }

  @GetMapping("/scheduling/sessions/{id}")
  String show(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    addBooking(id, caller, zone, model);
    return "scheduling/session";
  }

  /** The part that changes while the payment is being confirmed. */
  @GetMapping("/scheduling/sessions/{id}/status")
  String status(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    addBooking(id, caller, zone, model);
    return "scheduling/session-status";
  }

  private void addBooking(UUID id, Caller caller, ZoneId zone, Model model) {
    var now = clock.instant();
    var booking = bookingAccess.find(new BookingId(id), caller);
    var name = mentorNames.lookUp(booking.slot().mentorId());
    model.addAttribute("booked", SessionView.of(booking, name, caller, now, zone));
    model.addAttribute("zone", zone.getId());
    var claim = noShowReports.find(booking.id()).orElse(null);
    model.addAttribute("can", AllowedActions.of(booking, claim, caller, properties, now));
    model.addAttribute("terms", booking.terms().policy().description());
    if (caller.is(Role.OPERATOR)) {
      model.addAttribute("process", ProcessView.of(bookingProcesses.find(booking.id()), zone));
      model.addAttribute("steps", bookingProcesses.findSteps(booking.id()));
    }
  }

  private List<Booking> findUpcoming(Caller caller, int most) {
    return bookingQueries.findUpcoming(caller.memberId(), clock.instant(), most);
  }

  private List<SessionView> toViews(List<Booking> bookings, Caller caller, ZoneId zone) {
    var known = mentorNames.lookUp(bookings.stream().map(it -> it.slot().mentorId()).toList());
    return bookings.stream()
        .map(it ->
            SessionView.of(
                it,
                known.getOrDefault(it.slot().mentorId(), "a mentor"),
                caller,
                clock.instant(),
                zone))
        .toList();
  }

  private List<WaitlistRow> waitlistRows(Caller caller, ZoneId zone) {
    return waitlist.findEntries(caller.memberId()).stream()
        .map(it ->
            new WaitlistRow(
                it.offeringId(),
                LocalizedTime.of(it.startsAt(), zone),
                it.offeredUntil() == null ? null : LocalizedTime.of(it.offeredUntil(), zone)))
        .toList();
  }

  record WaitlistRow(
      UUID offeringId,
      LocalizedTime when,
      @org.jspecify.annotations.Nullable LocalizedTime offeredUntil) {}
}

package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Paging;
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

  private static final int SOON = 5;
  private static final int MANY = 100;

  private final Parties parties;
  private final BookingLists lists;
  private final NoShowClaims claims;
  private final Processes processes;
  private final Strikes strikes;
  private final Waitlist waitlist;
  private final MentorNames names;
  private final BookingRules rules;
  private final Clock clock;

  SessionPages(
      Parties parties,
      BookingLists lists,
      NoShowClaims claims,
      Processes processes,
      Strikes strikes,
      Waitlist waitlist,
      MentorNames names,
      BookingRules rules,
      Clock clock) {
    this.parties = parties;
    this.lists = lists;
    this.claims = claims;
    this.processes = processes;
    this.strikes = strikes;
    this.waitlist = waitlist;
    this.names = names;
    this.rules = rules;
    this.clock = clock;
  }

  @GetMapping("/scheduling/sessions")
  String mine(Caller caller, Paging paging, ZoneId zone, Model model) {
    var now = clock.instant();
    model.addAttribute("upcoming", views(upcoming(caller, MANY), caller, zone));
    var past = lists.past(caller.memberId(), now, paging);
    model.addAttribute("past", views(past.items(), caller, zone));
    model.addAttribute("paging", past);
    model.addAttribute("waiting", waiting(caller, zone));
    model.addAttribute("standing", strikes.of(caller.memberId()));
    model.addAttribute("mentor", caller.is(Role.MENTOR));
    return "scheduling/sessions";
  }

  @GetMapping("/scheduling/fragments/upcoming")
  String soon(Caller caller, ZoneId zone, Model model) {
    model.addAttribute("upcoming", views(upcoming(caller, SOON), caller, zone));
    model.addAttribute("mentor", caller.is(Role.MENTOR));
    return "scheduling/upcoming";
  }

  @GetMapping("/scheduling/sessions/{id}")
  String show(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    describe(id, caller, zone, model);
    return "scheduling/session";
  }

  /** The part that changes while the payment is being confirmed. */
  @GetMapping("/scheduling/sessions/{id}/status")
  String status(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    describe(id, caller, zone, model);
    return "scheduling/session-status";
  }

  private void describe(UUID id, Caller caller, ZoneId zone, Model model) {
    var now = clock.instant();
    var booking = parties.find(new BookingId(id), caller);
    var name = names.of(booking.slot().mentorId());
    model.addAttribute("booked", SessionView.of(booking, name, caller, now, zone));
    model.addAttribute("zone", zone.getId());
    var claim = claims.find(booking.id()).orElse(null);
    model.addAttribute("can", Possible.of(booking, claim, caller, rules, now));
    model.addAttribute("terms", booking.terms().policy().inWords());
    if (caller.is(Role.OPERATOR)) {
      model.addAttribute("process", ProcessView.of(processes.of(booking.id()), zone));
      model.addAttribute("steps", processes.steps(booking.id()));
    }
  }

  private List<Booking> upcoming(Caller caller, int most) {
    return lists.upcoming(caller.memberId(), clock.instant(), most);
  }

  private List<SessionView> views(List<Booking> bookings, Caller caller, ZoneId zone) {
    var known = names.of(bookings.stream().map(it -> it.slot().mentorId()).toList());
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

  private List<Waiting> waiting(Caller caller, ZoneId zone) {
    return waitlist.placesOf(caller.memberId()).stream()
        .map(it ->
            new Waiting(
                it.offeringId(),
                When.of(it.startsAt(), zone),
                it.offeredUntil() == null ? null : When.of(it.offeredUntil(), zone)))
        .toList();
  }

  record Waiting(
      UUID offeringId, When when, @org.jspecify.annotations.Nullable When offeredUntil) {}
}

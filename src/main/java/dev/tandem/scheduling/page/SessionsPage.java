package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.scheduling.attendance.Strikes;
import dev.tandem.scheduling.booking.BookingSearch;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.seat.WaitlistEntry;
import dev.tandem.scheduling.seat.WaitlistService;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of a member's sessions and places on waiting lists. */
@Controller
class SessionsPage {

  private static final int UPCOMING_FRAGMENT_SIZE = 5;
  private static final int MAX_UPCOMING = 100;

  private final BookingSearch bookingSearch;
  private final Strikes strikes;
  private final WaitlistService waitlistService;
  private final SessionViews sessionViews;
  private final Offerings offerings;
  private final MentorNames mentorNames;
  private final BookingProperties properties;
  private final Clock clock;

  SessionsPage(
      BookingSearch bookingSearch,
      Strikes strikes,
      WaitlistService waitlistService,
      SessionViews sessionViews,
      Offerings offerings,
      MentorNames mentorNames,
      BookingProperties properties,
      Clock clock) {
    this.bookingSearch = bookingSearch;
    this.strikes = strikes;
    this.waitlistService = waitlistService;
    this.sessionViews = sessionViews;
    this.offerings = offerings;
    this.mentorNames = mentorNames;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/scheduling/sessions")
  String list(Caller caller, CursorPaging paging, ZoneId zone, Model model) {
    model.addAttribute("upcoming", findUpcoming(caller, MAX_UPCOMING, zone));
    var past = bookingSearch.findPast(caller.memberId(), clock.instant(), paging);
    model.addAttribute("past", sessionViews.of(past.items(), caller, zone));
    model.addAttribute("paging", past);
    model.addAttribute("waitlist", waitlistRows(caller, zone));
    model.addAttribute("strikes", strikes.statusOf(caller.memberId()));
    model.addAttribute("strikeWindow", DisplayFormats.formatDuration(properties.strikeWindow()));
    model.addAttribute("strikesToPause", properties.strikesToPause());
    model.addAttribute("mentor", caller.is(Role.MENTOR));
    return "scheduling/sessions";
  }

  @GetMapping("/scheduling/fragments/upcoming")
  String upcomingFragment(Caller caller, ZoneId zone, Model model) {
    model.addAttribute("upcoming", findUpcoming(caller, UPCOMING_FRAGMENT_SIZE, zone));
    model.addAttribute("mentor", caller.is(Role.MENTOR));
    return "scheduling/upcoming";
  }

  private List<SessionView> findUpcoming(Caller caller, int limit, ZoneId zone) {
    var bookings = bookingSearch.findUpcoming(caller.memberId(), clock.instant(), limit);
    return sessionViews.of(bookings, caller, zone);
  }

  private List<WaitlistRow> waitlistRows(Caller caller, ZoneId zone) {
    var entries = waitlistService.findEntries(caller.memberId());
    var waitedFor = offerings.getAll(entries.stream().map(WaitlistEntry::offeringId).toList());
    var names =
        mentorNames.lookUp(waitedFor.values().stream().map(it -> it.mentor().value()).toList());
    return entries.stream()
        .map(entry -> {
          var offering = Objects.requireNonNull(waitedFor.get(entry.offeringId()));
          return WaitlistRow.of(
              entry, offering, names.apply(offering.mentor().value()).name(), zone);
        })
        .toList();
  }
}

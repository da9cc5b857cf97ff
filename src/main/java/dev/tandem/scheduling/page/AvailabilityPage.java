package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.HtmxRedirect;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.AvailabilityJson;
import dev.tandem.scheduling.availability.AvailabilityRules;
import dev.tandem.scheduling.availability.DateRangeEntry;
import dev.tandem.scheduling.availability.OpenHours;
import dev.tandem.scheduling.availability.TravelEntry;
import dev.tandem.scheduling.availability.WeeklyWindowEntry;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingSearch;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.scheduling.offering.Mentor;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.slot.AvailabilityService;
import dev.tandem.scheduling.slot.BookedSlot;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The editor of a mentor's availability, a form with some empty rows to fill in. */
@Controller
class AvailabilityPage {

  private static final int MAX_UPCOMING = 100;

  private final Availabilities availabilities;
  private final AvailabilityService availabilityService;
  private final Mentors mentors;
  private final BookingSearch bookingSearch;
  private final SessionViews sessionViews;
  private final Clock clock;

  AvailabilityPage(
      Availabilities availabilities,
      AvailabilityService availabilityService,
      Mentors mentors,
      BookingSearch bookingSearch,
      SessionViews sessionViews,
      Clock clock) {
    this.availabilities = availabilities;
    this.availabilityService = availabilityService;
    this.mentors = mentors;
    this.bookingSearch = bookingSearch;
    this.sessionViews = sessionViews;
    this.clock = clock;
  }

  record OverrideRow(@Nullable String date, @Nullable String start, @Nullable String end) {}

  @GetMapping("/scheduling/availability")
  String show(Caller caller, ZoneId zone, Model model) {
    caller.require(Role.MENTOR);
    var saved = availabilities.find(new MemberId(caller.memberId()));
    var rules = saved.map(AvailabilityJson::of).orElseGet(() -> emptyRules(caller, zone));
    var emptyWindow = new WeeklyWindowEntry(null, null, null, null, null);
    var emptyOverride = new OverrideRow(null, null, null);
    var emptyTimeOff = new DateRangeEntry(null, null);
    var emptyTrip = new TravelEntry(null, null, null);
    model.addAttribute("rules", rules);
    model.addAttribute("weekly", withEmptyRows(rules.weekly(), 3, emptyWindow));
    model.addAttribute("overrides", withEmptyRows(overrideRows(rules), 2, emptyOverride));
    model.addAttribute("timeOff", withEmptyRows(rules.timeOff(), 1, emptyTimeOff));
    model.addAttribute("travel", withEmptyRows(rules.travel(), 1, emptyTrip));
    var outside = saved.map(found -> findBookedOutside(found.rules(), caller)).orElse(List.of());
    model.addAttribute("outside", sessionViews.of(outside, caller, zone));
    model.addAttribute("daysOfWeek", DayOfWeek.values());
    model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
    return "scheduling/availability";
  }

  @PostMapping("/scheduling/availability")
  ResponseEntity<Void> save(@RequestParam MultiValueMap<String, String> form, Caller caller) {
    caller.require(Role.MENTOR);
    availabilityService.replace(caller.memberId(), new AvailabilityForm(form).toAvailability());
    return HtmxRedirect.to("/scheduling/availability?saved");
  }

  /** The sessions that are booked at times at which the mentor is not available any more. */
  private List<Booking> findBookedOutside(AvailabilityRules rules, Caller caller) {
    var now = clock.instant();
    return bookingSearch.findUpcoming(caller.memberId(), now, MAX_UPCOMING).stream()
        .filter(booking -> !isOpen(rules, booking.slot()))
        .toList();
  }

  private static boolean isOpen(AvailabilityRules rules, BookedSlot slot) {
    return OpenHours.of(rules, slot.startsAt(), slot.endsAt())
        .contains(slot.startsAt(), slot.endsAt());
  }

  private AvailabilityJson emptyRules(Caller caller, ZoneId zone) {
    var home = mentors.find(caller.memberId()).map(Mentor::zone).orElse(zone);
    return new AvailabilityJson(home.getId(), 0L, List.of(), List.of(), List.of(), List.of());
  }

  /** One row for each window, and one for an override without windows. */
  private static List<OverrideRow> overrideRows(AvailabilityJson rules) {
    var rows = new ArrayList<OverrideRow>();
    for (var override : orEmpty(rules.overrides())) {
      var windows = orEmpty(override.windows());
      if (windows.isEmpty()) {
        rows.add(new OverrideRow(override.date(), null, null));
      }
      for (var window : windows) {
        rows.add(new OverrideRow(override.date(), window.start(), window.end()));
      }
    }
    return rows;
  }

  private static <T> List<T> withEmptyRows(@Nullable List<T> rows, int count, T emptyRow) {
    var all = new ArrayList<T>(orEmpty(rows));
    all.addAll(Collections.nCopies(count, emptyRow));
    return all;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}

package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.Availability;
import dev.tandem.scheduling.availability.AvailabilityRules;
import dev.tandem.scheduling.availability.DateRange;
import dev.tandem.scheduling.availability.OpenHours;
import dev.tandem.scheduling.calendar.CalendarEntries;
import dev.tandem.scheduling.calendar.CalendarEntry;
import dev.tandem.scheduling.calendar.CalendarStatus;
import dev.tandem.scheduling.offering.MemberId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A mentor's week with open hours and booked sessions. */
@Controller
class WeekPage {

  private final Availabilities availabilities;
  private final CalendarEntries calendarEntries;
  private final Clock clock;

  WeekPage(Availabilities availabilities, CalendarEntries calendarEntries, Clock clock) {
    this.availabilities = availabilities;
    this.calendarEntries = calendarEntries;
    this.clock = clock;
  }

  @GetMapping("/scheduling/week")
  String show(
      @RequestParam(required = false) @Nullable LocalDate of,
      Caller caller,
      ZoneId zone,
      Model model) {
    caller.require(Role.MENTOR);
    var date = of == null ? LocalDate.ofInstant(clock.instant(), zone) : of;
    if (date.isBefore(DateRange.MIN) || date.isAfter(DateRange.MAX)) {
      throw Problem.malformed("Choose a week between the years 2000 and 2199.");
    }
    var mentor = caller.memberId();
    var availability =
        availabilities.find(new MemberId(mentor)).map(Availability::rules).orElse(null);
    var monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var bookings = findBookings(mentor, monday, zone);
    model.addAttribute(
        "days",
        Stream.iterate(monday, day -> day.plusDays(1))
            .limit(7)
            .map(day -> toDay(bookings, availability, day, zone))
            .toList());
    model.addAttribute("previousWeek", monday.minusWeeks(1));
    model.addAttribute("nextWeek", monday.plusWeeks(1));
    model.addAttribute("zone", zone.getId());
    return "scheduling/week";
  }

  /** A day of the week shown. */
  record WeekDay(String name, boolean today, List<String> openHours, List<WeekBooking> bookings) {

    /** What the day says when it has no open hours. */
    public String closedText() {
      return switch (bookings.size()) {
        case 0 -> "Closed";
        case 1 -> "Closed, but 1 session is booked";
        default -> "Closed, but %s sessions are booked".formatted(bookings.size());
      };
    }
  }

  private List<CalendarEntry> findBookings(UUID mentor, LocalDate monday, ZoneId zone) {
    var from = monday.atStartOfDay(zone).toInstant();
    var until = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
    return calendarEntries.find(mentor, from, until).stream()
        .filter(entry -> entry.status() != CalendarStatus.CANCELLED)
        .filter(entry -> entry.mentor().equals(mentor))
        .toList();
  }

  private WeekDay toDay(
      List<CalendarEntry> week,
      @Nullable AvailabilityRules availability,
      LocalDate date,
      ZoneId zone) {
    var from = date.atStartOfDay(zone).toInstant();
    var until = date.plusDays(1).atStartOfDay(zone).toInstant();
    var bookings =
        week.stream()
            .filter(entry -> !entry.startsAt().isBefore(from) && entry.startsAt().isBefore(until))
            .map(entry -> WeekBooking.of(entry, zone))
            .toList();
    return new WeekDay(
        DisplayFormats.formatDay(date),
        date.equals(LocalDate.ofInstant(clock.instant(), zone)),
        openHours(availability, from, until, zone),
        bookings);
  }

  private static List<String> openHours(
      @Nullable AvailabilityRules availability, Instant from, Instant until, ZoneId zone) {
    if (availability == null) {
      return List.of();
    }
    return OpenHours.of(availability, from, until).intervals().stream()
        .map(open ->
            DisplayFormats.formatTimes(
                Instant.ofEpochSecond(open.from()), Instant.ofEpochSecond(open.until()), zone))
        .toList();
  }
}

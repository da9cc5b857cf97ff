package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.DateRange;
import dev.tandem.scheduling.availability.OpenHours;
import dev.tandem.scheduling.calendar.CalendarEntries;
import dev.tandem.scheduling.calendar.CalendarEntry;
import dev.tandem.scheduling.offering.MemberId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A mentor's week: when they are open, and who comes. */
@Controller
class WeekPage {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final Availabilities availabilities;
  private final CalendarEntries calendarEntries;
  private final Clock clock;

  WeekPage(Availabilities availabilities, CalendarEntries calendarEntries, Clock clock) {
    this.availabilities = availabilities;
    this.calendarEntries = calendarEntries;
    this.clock = clock;
  }

  record WeekDay(String name, List<String> open, List<WeekBooking> booked) {}

  record WeekBooking(UUID booking, UUID mentee, String hours, boolean tentative, Instant at) {}

  @GetMapping("/scheduling/week")
  String show(
      @RequestParam(required = false) @Nullable LocalDate of,
      Caller caller,
      ZoneId zone,
      Model model) {
    caller.require(Role.MENTOR);
    var date = of == null ? LocalDate.ofInstant(clock.instant(), zone) : of;
    if (date.isBefore(DateRange.MIN) || date.isAfter(DateRange.MAX)) {
      throw Problem.malformed("There is nothing that far away.");
    }
    var monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var days = new ArrayList<WeekDay>();
    for (int day = 0; day < 7; day++) {
      days.add(toDay(caller.memberId(), monday.plusDays(day), zone));
    }
    model.addAttribute("days", days);
    model.addAttribute("before", monday.minusWeeks(1));
    model.addAttribute("after", monday.plusWeeks(1));
    model.addAttribute("zone", zone.getId());
    return "scheduling/week";
  }

  private WeekDay toDay(UUID mentor, LocalDate date, ZoneId zone) {
    var from = date.atStartOfDay(zone).toInstant();
    var until = date.plusDays(1).atStartOfDay(zone).toInstant();
    var open =
        availabilities.find(new MemberId(mentor)).stream()
            .flatMap(it -> OpenHours.of(it, from, until).intervals().stream())
            .map(it ->
                formatHours(
                    Instant.ofEpochSecond(it.from()), Instant.ofEpochSecond(it.until()), zone))
            .toList();
    var booked =
        calendarEntries.find(mentor, from, until).stream()
            .filter(it -> it.status() != CalendarEntry.CalendarStatus.CANCELLED)
            .filter(it -> !it.startsAt().isBefore(from) && it.mentor().equals(mentor))
            .sorted(Comparator.comparing(CalendarEntry::startsAt))
            .map(it -> toBooking(it, zone))
            .toList();
    return new WeekDay(DAY.format(date), open, booked);
  }

  private static WeekBooking toBooking(CalendarEntry it, ZoneId zone) {
    return new WeekBooking(
        it.booking(),
        it.mentee(),
        formatHours(it.startsAt(), it.endsAt(), zone),
        it.status() == CalendarEntry.CalendarStatus.TENTATIVE,
        it.startsAt());
  }

  private static String formatHours(Instant from, Instant until, ZoneId zone) {
    return TIME.format(from.atZone(zone)) + "–" + TIME.format(until.atZone(zone));
  }
}

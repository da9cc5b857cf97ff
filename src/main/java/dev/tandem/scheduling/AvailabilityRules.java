package dev.tandem.scheduling;

import dev.tandem.kernel.web.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mentor's availability in JSON, as it is sent, shown and kept. Days are named in English, times
 * of day are {@code 09:00} to {@code 24:00}, dates are ISO-8601, both ends of a range included.
 *
 * @param version of the availability it was made from; when sent, another's change since is refused
 */
record AvailabilityRules(
    @Nullable String zone,
    @Nullable Long version,
    @Nullable List<WeeklyWindow> weekly,
    @Nullable List<OneDate> overrides,
    @Nullable List<Closed> timeOff,
    @Nullable List<Trip> travel) {

  record Hours(@Nullable String start, @Nullable String end) {

    Window window() {
      return Window.parse(
          need(start, "A window needs a start."), need(end, "A window needs an end."));
    }
  }

  record WeeklyWindow(
      @Nullable String day,
      @Nullable String start,
      @Nullable String end,
      @Nullable String validFrom,
      @Nullable String validTo) {

    Weekly weekly() {
      var valid =
          new Dates(
              validFrom == null ? Dates.FIRST : dateOf(validFrom),
              validTo == null ? Dates.LAST : dateOf(validTo));
      return new Weekly(dayOf(need(day, "A weekly window needs a day.")), hours().window(), valid);
    }

    private Hours hours() {
      return new Hours(start, end);
    }
  }

  record OneDate(@Nullable String date, @Nullable List<Hours> windows) {

    DateOverride override() {
      var day = dateOf(need(date, "An override needs a date."));
      return new DateOverride(
          new Dates(day, day).from(), all(windows).stream().map(Hours::window).toList());
    }
  }

  record Closed(@Nullable String from, @Nullable String to) {

    Dates dates() {
      var first = dateOf(need(from, "A range of days needs a first day."));
      return new Dates(first, to == null ? first : dateOf(to));
    }
  }

  record Trip(@Nullable String from, @Nullable String to, @Nullable String zone) {

    TravelZone travel() {
      return new TravelZone(new Closed(from, to).dates(), zoneOf(zone));
    }
  }

  /**
   * @throws Problem 422 saying what cannot be
   */
  Availability of(MemberId mentor, long newVersion) {
    return new Availability(
        mentor,
        newVersion,
        zoneOf(zone),
        all(weekly).stream().map(WeeklyWindow::weekly).toList(),
        all(overrides).stream().map(OneDate::override).toList(),
        all(timeOff).stream().map(it -> new TimeOff(it.dates())).toList(),
        all(travel).stream().map(Trip::travel).toList());
  }

  static AvailabilityRules of(Availability it) {
    return new AvailabilityRules(
        it.zone().getId(),
        it.version(),
        it.weekly().stream().map(AvailabilityRules::weekly).toList(),
        it.overrides().stream().map(AvailabilityRules::override).toList(),
        it.timeOff().stream().map(off -> closed(off.dates())).toList(),
        it.travel().stream()
            .map(trip ->
                new Trip(text(trip.dates().from()), text(trip.dates().to()), trip.zone().getId()))
            .toList());
  }

  /** Only zones with a name: an offset knows no daylight saving. */
  static ZoneId zoneOf(@Nullable String name) {
    if (name == null || !ZoneId.getAvailableZoneIds().contains(name.strip())) {
      throw Problem.refused(
          "unknown-zone",
          "“%s” is not a time zone. Use a name such as Europe/Berlin.".formatted(name));
    }
    return ZoneId.of(name.strip());
  }

  private static WeeklyWindow weekly(Weekly it) {
    return new WeeklyWindow(
        it.day().name(),
        it.window().start(),
        it.window().end(),
        it.valid().from().equals(Dates.FIRST) ? null : text(it.valid().from()),
        it.valid().to().equals(Dates.LAST) ? null : text(it.valid().to()));
  }

  private static OneDate override(DateOverride it) {
    return new OneDate(
        text(it.date()),
        it.windows().stream().map(hours -> new Hours(hours.start(), hours.end())).toList());
  }

  private static Closed closed(Dates dates) {
    return new Closed(text(dates.from()), text(dates.to()));
  }

  private static String text(LocalDate date) {
    return date.toString();
  }

  private static DayOfWeek dayOf(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(it -> it.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            Problem.refused("unknown-day", "“%s” is not a day, such as MONDAY.".formatted(name)));
  }

  private static LocalDate dateOf(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw Problem.refused(
          "unknown-date", "“%s” is not a date such as 2026-03-08.".formatted(text));
    }
  }

  private static <T> T need(@Nullable T value, String sentence) {
    if (value == null) {
      throw Problem.refused("incomplete-availability", sentence);
    }
    return value;
  }

  private static <T> List<T> all(@Nullable List<T> rows) {
    return rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
  }
}

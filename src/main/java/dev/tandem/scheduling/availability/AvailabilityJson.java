package dev.tandem.scheduling.availability;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.MemberId;
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
public record AvailabilityJson(
    @Nullable String zone,
    @Nullable Long version,
    @Nullable List<WeeklyWindowEntry> weekly,
    @Nullable List<OverrideEntry> overrides,
    @Nullable List<DateRangeEntry> timeOff,
    @Nullable List<TravelEntry> travel) {

  public record WindowEntry(@Nullable String start, @Nullable String end) {

    DayWindow toDayWindow() {
      return DayWindow.parse(
          require(start, "A window needs a start."), require(end, "A window needs an end."));
    }
  }

  public record WeeklyWindowEntry(
      @Nullable String day,
      @Nullable String start,
      @Nullable String end,
      @Nullable String validFrom,
      @Nullable String validTo) {

    WeeklyWindow toWeeklyWindow() {
      var valid =
          new DateRange(
              validFrom == null ? DateRange.MIN : parseDate(validFrom),
              validTo == null ? DateRange.MAX : parseDate(validTo));
      return new WeeklyWindow(
          parseDay(require(day, "A weekly window needs a day.")),
          windowEntry().toDayWindow(),
          valid);
    }

    private WindowEntry windowEntry() {
      return new WindowEntry(start, end);
    }
  }

  public record OverrideEntry(@Nullable String date, @Nullable List<WindowEntry> windows) {

    DateOverride toDateOverride() {
      var day = parseDate(require(date, "An override needs a date."));
      return new DateOverride(
          new DateRange(day, day).from(),
          nonNull(windows).stream().map(WindowEntry::toDayWindow).toList());
    }
  }

  public record DateRangeEntry(@Nullable String from, @Nullable String to) {

    DateRange toDateRange() {
      var first = parseDate(require(from, "A range of days needs a first day."));
      return new DateRange(first, to == null ? first : parseDate(to));
    }
  }

  public record TravelEntry(@Nullable String from, @Nullable String to, @Nullable String zone) {

    TravelZone toTravelZone() {
      return new TravelZone(new DateRangeEntry(from, to).toDateRange(), parseZone(zone));
    }
  }

  /**
   * @throws Problem 422 saying what cannot be
   */
  public Availability toAvailability(MemberId mentor, long newVersion) {
    return new Availability(
        mentor,
        newVersion,
        parseZone(zone),
        nonNull(weekly).stream().map(WeeklyWindowEntry::toWeeklyWindow).toList(),
        nonNull(overrides).stream().map(OverrideEntry::toDateOverride).toList(),
        nonNull(timeOff).stream().map(it -> new TimeOff(it.toDateRange())).toList(),
        nonNull(travel).stream().map(TravelEntry::toTravelZone).toList());
  }

  public static AvailabilityJson of(Availability it) {
    return new AvailabilityJson(
        it.zone().getId(),
        it.version(),
        it.weekly().stream().map(AvailabilityJson::toWeeklyEntry).toList(),
        it.overrides().stream().map(AvailabilityJson::toOverrideEntry).toList(),
        it.timeOff().stream().map(off -> toRangeEntry(off.dates())).toList(),
        it.travel().stream()
            .map(trip ->
                new TravelEntry(
                    format(trip.dates().from()), format(trip.dates().to()), trip.zone().getId()))
            .toList());
  }

  /** Only zones with a name: an offset knows no daylight saving. */
  public static ZoneId parseZone(@Nullable String name) {
    if (name == null || !ZoneId.getAvailableZoneIds().contains(name.strip())) {
      throw Problem.refused(
          "unknown-zone",
          "“%s” is not a time zone. Use a name such as Europe/Berlin.".formatted(name));
    }
    return ZoneId.of(name.strip());
  }

  private static WeeklyWindowEntry toWeeklyEntry(WeeklyWindow it) {
    return new WeeklyWindowEntry(
        it.day().name(),
        it.window().start(),
        it.window().end(),
        it.validity().from().equals(DateRange.MIN) ? null : format(it.validity().from()),
        it.validity().to().equals(DateRange.MAX) ? null : format(it.validity().to()));
  }

  private static OverrideEntry toOverrideEntry(DateOverride it) {
    return new OverrideEntry(
        format(it.date()),
        it.windows().stream().map(hours -> new WindowEntry(hours.start(), hours.end())).toList());
  }

  private static DateRangeEntry toRangeEntry(DateRange dates) {
    return new DateRangeEntry(format(dates.from()), format(dates.to()));
  }

  private static String format(LocalDate date) {
    return date.toString();
  }

  private static DayOfWeek parseDay(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(it -> it.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            Problem.refused("unknown-day", "“%s” is not a day, such as MONDAY.".formatted(name)));
  }

  private static LocalDate parseDate(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw Problem.refused(
          "unknown-date", "“%s” is not a date such as 2026-03-08.".formatted(text));
    }
  }

  private static <T> T require(@Nullable T value, String sentence) {
    if (value == null) {
      throw Problem.refused("incomplete-availability", sentence);
    }
    return value;
  }

  private static <T> List<T> nonNull(@Nullable List<T> rows) {
    return rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
  }
}

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
 * A mentor's availability as JSON, in the API and in the database. Days of the week are in English,
 * times of day go from {@code 00:00} to {@code 24:00}, dates are ISO-8601, and ranges of dates
 * include both ends.
 *
 * @param version the version that the change is based on; if it is sent and no longer current, the
 *     change is refused
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
          require(start, "A window needs a start time."),
          require(end, "A window needs an end time."));
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
      var first = parseDate(require(from, "A range of dates needs a first day."));
      return new DateRange(first, to == null ? first : parseDate(to));
    }
  }

  public record TravelEntry(@Nullable String from, @Nullable String to, @Nullable String zone) {

    TravelZone toTravelZone() {
      return new TravelZone(new DateRangeEntry(from, to).toDateRange(), parseZone(zone));
    }
  }

  /**
   * @throws Problem 422 for values that are missing, malformed or contradictory
   */
  public Availability toAvailability(MemberId mentor, long version) {
    return new Availability(
        mentor,
        version,
        parseZone(zone),
        nonNull(weekly).stream().map(WeeklyWindowEntry::toWeeklyWindow).toList(),
        nonNull(overrides).stream().map(OverrideEntry::toDateOverride).toList(),
        nonNull(timeOff).stream().map(DateRangeEntry::toDateRange).map(TimeOff::new).toList(),
        nonNull(travel).stream().map(TravelEntry::toTravelZone).toList());
  }

  public static AvailabilityJson of(Availability availability) {
    return new AvailabilityJson(
        availability.zone().getId(),
        availability.version(),
        availability.weekly().stream().map(AvailabilityJson::toWeeklyEntry).toList(),
        availability.overrides().stream().map(AvailabilityJson::toOverrideEntry).toList(),
        availability.timeOff().stream().map(off -> toRangeEntry(off.dates())).toList(),
        availability.travel().stream().map(AvailabilityJson::toTravelEntry).toList());
  }

  /**
   * Accepts region names only, since an offset has no daylight saving time.
   *
   * @throws Problem 422 for an unknown zone
   */
  public static ZoneId parseZone(@Nullable String name) {
    if (name == null || !ZoneId.getAvailableZoneIds().contains(name.strip())) {
      throw Problem.refused(
          "unknown-zone",
          "“%s” is not a time zone. Use a name such as Europe/Berlin.".formatted(name));
    }
    return ZoneId.of(name.strip());
  }

  private static WeeklyWindowEntry toWeeklyEntry(WeeklyWindow weekly) {
    var valid = weekly.validity();
    return new WeeklyWindowEntry(
        weekly.day().name(),
        weekly.window().start(),
        weekly.window().end(),
        valid.from().equals(DateRange.MIN) ? null : valid.from().toString(),
        valid.to().equals(DateRange.MAX) ? null : valid.to().toString());
  }

  private static OverrideEntry toOverrideEntry(DateOverride override) {
    return new OverrideEntry(
        override.date().toString(),
        override.windows().stream()
            .map(window -> new WindowEntry(window.start(), window.end()))
            .toList());
  }

  private static DateRangeEntry toRangeEntry(DateRange dates) {
    return new DateRangeEntry(dates.from().toString(), dates.to().toString());
  }

  private static TravelEntry toTravelEntry(TravelZone trip) {
    return new TravelEntry(
        trip.dates().from().toString(), trip.dates().to().toString(), trip.zone().getId());
  }

  private static DayOfWeek parseDay(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            Problem.refused(
                "unknown-day", "“%s” is not a day of the week such as MONDAY.".formatted(name)));
  }

  private static LocalDate parseDate(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw Problem.refused(
          "unknown-date", "“%s” is not a date such as 2026-03-08.".formatted(text));
    }
  }

  private static <T> T require(@Nullable T value, String detail) {
    if (value == null) {
      throw Problem.refused("incomplete-availability", detail);
    }
    return value;
  }

  private static <T> List<T> nonNull(@Nullable List<T> entries) {
    return entries == null ? List.of() : entries.stream().filter(Objects::nonNull).toList();
  }
}

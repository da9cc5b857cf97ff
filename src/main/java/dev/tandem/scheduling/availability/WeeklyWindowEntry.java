package dev.tandem.scheduling.availability;

import org.jspecify.annotations.Nullable;

/** A weekly window as JSON; without dates it is always valid. */
public record WeeklyWindowEntry(
    @Nullable String day,
    @Nullable String start,
    @Nullable String end,
    @Nullable String validFrom,
    @Nullable String validTo) {

  static WeeklyWindowEntry of(WeeklyWindow weekly) {
    var valid = weekly.validity();
    return new WeeklyWindowEntry(
        weekly.day().name(),
        weekly.window().start(),
        weekly.window().end(),
        valid.from().equals(DateRange.MIN) ? null : valid.from().toString(),
        valid.to().equals(DateRange.MAX) ? null : valid.to().toString());
  }

  WeeklyWindow toWeeklyWindow() {
    var valid =
        new DateRange(
            validFrom == null ? DateRange.MIN : AvailabilityText.parseDate(validFrom),
            validTo == null ? DateRange.MAX : AvailabilityText.parseDate(validTo));
    return new WeeklyWindow(
        AvailabilityText.parseDay(AvailabilityText.require(day, "A weekly window needs a day.")),
        new WindowEntry(start, end).toDayWindow(),
        valid);
  }
}

package dev.tandem.scheduling.availability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hours of a single date as JSON. */
public record OverrideEntry(@Nullable String date, @Nullable List<WindowEntry> windows) {

  static OverrideEntry of(DateOverride override) {
    return new OverrideEntry(
        override.date().toString(), override.windows().stream().map(WindowEntry::of).toList());
  }

  DateOverride toDateOverride() {
    var day =
        AvailabilityText.parseDate(AvailabilityText.require(date, "An override needs a date."));
    return new DateOverride(
        new DateRange(day, day).from(),
        AvailabilityJson.nonNull(windows).stream().map(WindowEntry::toDayWindow).toList());
  }
}

package dev.tandem.scheduling.availability;

import org.jspecify.annotations.Nullable;

/** A range of dates as JSON; without a last day it is one day. */
public record DateRangeEntry(@Nullable String from, @Nullable String to) {

  static DateRangeEntry of(DateRange dates) {
    return new DateRangeEntry(dates.from().toString(), dates.to().toString());
  }

  DateRange toDateRange() {
    var first =
        AvailabilityText.parseDate(
            AvailabilityText.require(from, "A range of dates needs a first day."));
    return new DateRange(first, to == null ? first : AvailabilityText.parseDate(to));
  }
}

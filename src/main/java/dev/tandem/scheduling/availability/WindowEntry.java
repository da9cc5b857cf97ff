package dev.tandem.scheduling.availability;

import org.jspecify.annotations.Nullable;

/** A window of a day as JSON. */
public record WindowEntry(@Nullable String start, @Nullable String end) {

  static WindowEntry of(DayWindow window) {
    return new WindowEntry(window.start(), window.end());
  }

  DayWindow toDayWindow() {
    return DayWindow.parse(
        AvailabilityText.require(start, "A window needs a start time."),
        AvailabilityText.require(end, "A window needs an end time."));
  }
}

package dev.tandem.scheduling.availability;

import org.jspecify.annotations.Nullable;

/** A trip to another time zone as JSON. */
public record TravelEntry(@Nullable String from, @Nullable String to, @Nullable String zone) {

  static TravelEntry of(TravelZone trip) {
    return new TravelEntry(
        trip.dates().from().toString(), trip.dates().to().toString(), trip.zone().getId());
  }

  TravelZone toTravelZone() {
    return new TravelZone(
        new DateRangeEntry(from, to).toDateRange(), AvailabilityText.parseZone(zone));
  }
}

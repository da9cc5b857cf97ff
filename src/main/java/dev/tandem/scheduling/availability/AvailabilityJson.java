package dev.tandem.scheduling.availability;

import dev.tandem.kernel.web.Problem;
import java.util.List;
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

  public static AvailabilityJson of(Availability availability) {
    return of(availability.rules(), availability.version());
  }

  static AvailabilityJson of(AvailabilityRules rules, @Nullable Long version) {
    return new AvailabilityJson(
        rules.zone().getId(),
        version,
        rules.weekly().stream().map(WeeklyWindowEntry::of).toList(),
        rules.overrides().stream().map(OverrideEntry::of).toList(),
        rules.timeOff().stream().map(TimeOff::dates).map(DateRangeEntry::of).toList(),
        rules.travel().stream().map(TravelEntry::of).toList());
  }

  /**
   * @throws Problem 422 for values that are missing, malformed or contradictory
   */
  public AvailabilityRules toRules() {
    return new AvailabilityRules(
        AvailabilityText.parseZone(zone),
        nonNull(weekly).stream().map(WeeklyWindowEntry::toWeeklyWindow).toList(),
        nonNull(overrides).stream().map(OverrideEntry::toDateOverride).toList(),
        nonNull(timeOff).stream().map(DateRangeEntry::toDateRange).map(TimeOff::new).toList(),
        nonNull(travel).stream().map(TravelEntry::toTravelZone).toList());
  }

  static <T> List<T> nonNull(@Nullable List<T> entries) {
    return entries == null ? List.of() : entries.stream().filter(Objects::nonNull).toList();
  }
}

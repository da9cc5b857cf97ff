package dev.tandem.notifications.occasion;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Optional;

/** Decides when a member gets the summary of the coming week. */
final class WeeklySummaryTime {

  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private WeeklySummaryTime() {}

  /** The week that ends, on its Sunday evening where the member lives; otherwise empty. */
  static Optional<String> weekEndingNow(Instant now, ZoneId zone) {
    var local = now.atZone(zone);
    if (local.getDayOfWeek() != DayOfWeek.SUNDAY || local.toLocalTime().isBefore(EVENING)) {
      return Optional.empty();
    }
    return Optional.of(
        local.get(IsoFields.WEEK_BASED_YEAR) + "-" + local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}

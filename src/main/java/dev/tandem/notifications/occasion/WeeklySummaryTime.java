package dev.tandem.notifications.occasion;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Optional;

/**
 * Decides when members get the summary of the coming week, and operators the review of the last.
 */
final class WeeklySummaryTime {

  private static final LocalTime EVENING = LocalTime.of(18, 0);
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  private WeeklySummaryTime() {}

  /** The week that ends, on its Sunday evening where the member lives; otherwise empty. */
  static Optional<String> weekEndingNow(Instant now, ZoneId zone) {
    var local = now.atZone(zone);
    if (local.getDayOfWeek() != DayOfWeek.SUNDAY || local.toLocalTime().isBefore(EVENING)) {
      return Optional.empty();
    }
    return Optional.of(week(local));
  }

  /** The week before, on Monday from the morning on; otherwise empty. */
  static Optional<String> weekBeforeNow(Instant now, ZoneId zone) {
    var local = now.atZone(zone);
    return local.getDayOfWeek() == DayOfWeek.MONDAY && !local.toLocalTime().isBefore(MORNING)
        ? Optional.of(week(local.minusWeeks(1)))
        : Optional.empty();
  }

  private static String week(ZonedDateTime day) {
    return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }
}

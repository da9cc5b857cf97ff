package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.WallClock;
import dev.tandem.scheduling.offering.OfferingTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many sessions a mentor takes on a local day and in a local week, over all offerings. */
final class SessionLimits {

  private final OfferingTerms terms;
  private final WallClock clock;
  private final Map<LocalDate, Integer> sessionsPerDay = new HashMap<>();
  private final Map<LocalDate, Integer> sessionsPerWeek = new HashMap<>();

  SessionLimits(OfferingTerms terms, WallClock clock, List<BusyTime> sessions) {
    this.terms = terms;
    this.clock = clock;
    if (terms.hasLimits()) {
      for (var session : sessions) {
        var date = clock.dateAt(session.startsAt());
        sessionsPerDay.merge(date, 1, Integer::sum);
        sessionsPerWeek.merge(monday(date), 1, Integer::sum);
      }
    }
  }

  /** One more session may start then. */
  boolean allows(Instant start) {
    if (!terms.hasLimits()) {
      return true;
    }
    var date = clock.dateAt(start);
    return isBelow(sessionsPerDay, date, terms.perDay())
        && isBelow(sessionsPerWeek, monday(date), terms.perWeek());
  }

  private static boolean isBelow(
      Map<LocalDate, Integer> taken, LocalDate date, @Nullable Integer limit) {
    return limit == null || taken.getOrDefault(date, 0) < limit;
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
  }
}

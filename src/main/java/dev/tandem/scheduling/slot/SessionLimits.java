package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.WallClock;
import dev.tandem.scheduling.offering.OfferingTerms;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the maximum number of a mentor's sessions per local day and week. */
final class SessionLimits {

  private final OfferingTerms terms;
  private final WallClock wallClock;
  private final Map<LocalDate, Integer> sessionsPerDay = new HashMap<>();
  private final Map<LocalDate, Integer> sessionsPerWeek = new HashMap<>();

  SessionLimits(OfferingTerms terms, WallClock wallClock, List<BusyTime> sessions) {
    this.terms = terms;
    this.wallClock = wallClock;
    if (terms.hasLimits()) {
      for (var session : sessions) {
        var date = wallClock.dateAt(session.startsAt());
        sessionsPerDay.merge(date, 1, Integer::sum);
        sessionsPerWeek.merge(monday(date), 1, Integer::sum);
      }
    }
  }

  /** Whether one more session may start at this time. */
  boolean allows(Instant start) {
    if (!terms.hasLimits()) {
      return true;
    }
    var date = wallClock.dateAt(start);
    return isBelow(sessionsPerDay, date, terms.perDay())
        && isBelow(sessionsPerWeek, monday(date), terms.perWeek());
  }

  private static boolean isBelow(
      Map<LocalDate, Integer> sessions, LocalDate date, @Nullable Integer limit) {
    return limit == null || sessions.getOrDefault(date, 0) < limit;
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}

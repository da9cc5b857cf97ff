package dev.tandem.scheduling.booker;

import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.slot.SlotFinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the free times of a session type, a month at a time and within its booking horizon. */
@Component
class FreeTimes {

  private final SlotFinder slotFinder;
  private final Clock clock;

  FreeTimes(SlotFinder slotFinder, Clock clock) {
    this.slotFinder = slotFinder;
    this.clock = clock;
  }

  /** The months in which sessions of the offering can be booked. */
  MonthRange months(Offering offering, ZoneId zone) {
    var now = clock.instant();
    return new MonthRange(monthOf(now, zone), monthOf(horizon(offering, now), zone));
  }

  /**
   * @param asked the month to look at; null for that of the first free time, which is the present
   *     one if there is none
   */
  FreeDays find(Offering offering, @Nullable YearMonth asked, ZoneId zone) {
    var months = months(offering, zone);
    if (asked != null) {
      return inMonth(offering, months.closest(asked), zone);
    }
    var present = inMonth(offering, months.first(), zone);
    var next = present.isEmpty() ? nextAfter(offering, months.first(), zone) : null;
    return next == null ? present : inMonth(offering, YearMonth.from(next), zone);
  }

  /** The first free day after the month, or else the first before; null if there is none. */
  @Nullable LocalDate nextAfter(Offering offering, YearMonth month, ZoneId zone) {
    var now = clock.instant();
    var only = List.of(offering);
    var end = start(month.plusMonths(1), zone);
    var found = slotFinder.findFirst(only, end, horizon(offering, now), 1);
    if (found.isEmpty()) {
      found = slotFinder.findFirst(only, now, start(month, zone), 1);
    }
    return found.isEmpty() ? null : LocalDate.ofInstant(found.getFirst().startsAt(), zone);
  }

  private FreeDays inMonth(Offering offering, YearMonth month, ZoneId zone) {
    var slots =
        slotFinder.find(List.of(offering), start(month, zone), start(month.plusMonths(1), zone));
    return FreeDays.of(month, slots, zone);
  }

  /** Until when sessions of the offering can be booked now. */
  Instant horizon(Offering offering) {
    return horizon(offering, clock.instant());
  }

  private static Instant horizon(Offering offering, Instant now) {
    return now.plus(Duration.ofDays(offering.terms().horizonDays()));
  }

  private static Instant start(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  private static YearMonth monthOf(Instant at, ZoneId zone) {
    return YearMonth.from(at.atZone(zone));
  }
}

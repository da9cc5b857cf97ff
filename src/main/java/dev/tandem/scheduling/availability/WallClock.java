package dev.tandem.scheduling.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The local time of a mentor, at home and while travelling. The zone changes at the instant at
 * which the first day at the destination begins there, and back when the last one ends there. Local
 * times that such a change skips or repeats are treated like those of a change to or from daylight
 * saving time.
 */
@ValueObject
public record WallClock(List<ZonePeriod> zonePeriods) {

  /**
   * The zone from an instant until the start of the next period.
   *
   * @param from epoch second
   */
  record ZonePeriod(long from, ZoneId zone) {}

  static WallClock of(ZoneId home, List<TravelZone> travel) {
    var periods = new ArrayList<ZonePeriod>(List.of(new ZonePeriod(Long.MIN_VALUE, home)));
    var trips =
        travel.stream()
            .sorted(Comparator.comparing((TravelZone trip) -> trip.dates().from()))
            .toList();
    for (int i = 0; i < trips.size(); i++) {
      var trip = trips.get(i);
      addZonePeriod(periods, startOf(trip.dates().from(), trip.zone()), trip.zone());
      var returnDate = trip.dates().to().plusDays(1);
      if (i + 1 == trips.size() || !trips.get(i + 1).dates().from().equals(returnDate)) {
        addZonePeriod(periods, startOf(returnDate, trip.zone()), home);
      }
    }
    return new WallClock(List.copyOf(periods));
  }

  /** Drops earlier periods that would begin after this one, because its zone is further east. */
  private static void addZonePeriod(List<ZonePeriod> periods, long from, ZoneId zone) {
    while (periods.getLast().from() >= from) {
      periods.removeLast();
    }
    periods.add(new ZonePeriod(from, zone));
  }

  private static long startOf(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toEpochSecond();
  }

  public ZoneId zoneAt(Instant instant) {
    var zone = zonePeriods.getFirst().zone();
    for (var period : zonePeriods) {
      if (period.from() <= instant.getEpochSecond()) {
        zone = period.zone();
      }
    }
    return zone;
  }

  public LocalDate dateAt(Instant instant) {
    return instant.atZone(zoneAt(instant)).toLocalDate();
  }

  /** Splits [from, until) wherever the offset changes. */
  List<OffsetPeriod> offsetPeriods(Instant from, Instant until) {
    var offsetPeriods = new ArrayList<OffsetPeriod>();
    for (int i = 0; i < zonePeriods.size(); i++) {
      var zonePeriod = zonePeriods.get(i);
      long start = Math.max(zonePeriod.from(), from.getEpochSecond());
      long next = i + 1 == zonePeriods.size() ? Long.MAX_VALUE : zonePeriods.get(i + 1).from();
      addOffsetPeriods(
          offsetPeriods, zonePeriod.zone(), start, Math.min(next, until.getEpochSecond()));
    }
    return offsetPeriods;
  }

  private static void addOffsetPeriods(
      List<OffsetPeriod> offsetPeriods, ZoneId zone, long from, long until) {
    var rules = zone.getRules();
    for (long start = from; start < until; ) {
      var instant = Instant.ofEpochSecond(start);
      var transition = rules.nextTransition(instant);
      long end = transition == null ? until : Math.min(until, transition.toEpochSecond());
      offsetPeriods.add(new OffsetPeriod(start, end, rules.getOffset(instant).getTotalSeconds()));
      start = end;
    }
  }
}

package dev.tandem.scheduling.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The clock on a mentor's wall, at home and where they travel. It is set to a zone at the instant
 * at which the first day there begins there; what it then shows twice or never is as it is in a
 * change of daylight saving.
 */
@ValueObject
public record WallClock(List<ZonePeriod> zonePeriods) {

  /** In this zone from the instant on, until the next leg. */
  record ZonePeriod(long from, ZoneId zone) {}

  /**
   * Time during which the clock runs evenly.
   *
   * @param from epoch second
   * @param until epoch second, exclusive
   * @param offset seconds to add to read the clock
   */
  record OffsetPeriod(long from, long until, int offset) {}

  static WallClock of(ZoneId home, List<TravelZone> travel) {
    var legs = new ArrayList<ZonePeriod>(List.of(new ZonePeriod(Long.MIN_VALUE, home)));
    var trips =
        travel.stream().sorted(Comparator.comparing((TravelZone it) -> it.dates().from())).toList();
    for (int i = 0; i < trips.size(); i++) {
      var trip = trips.get(i);
      addZonePeriod(legs, trip.dates().from(), trip.zone());
      var back = trip.dates().to().plusDays(1);
      if (i + 1 == trips.size() || !trips.get(i + 1).dates().from().equals(back)) {
        addZonePeriod(legs, back, home);
      }
    }
    return new WallClock(List.copyOf(legs));
  }

  /** The later leg wins where a day begins there before the day before has begun here. */
  private static void addZonePeriod(List<ZonePeriod> legs, LocalDate date, ZoneId zone) {
    long from = date.atStartOfDay(zone).toEpochSecond();
    while (legs.getLast().from() >= from) {
      legs.removeLast();
    }
    legs.add(new ZonePeriod(from, zone));
  }

  public ZoneId zoneAt(Instant instant) {
    var zone = zonePeriods.getFirst().zone();
    for (var leg : zonePeriods) {
      if (leg.from() <= instant.getEpochSecond()) {
        zone = leg.zone();
      }
    }
    return zone;
  }

  public LocalDate dateAt(Instant instant) {
    return instant.atZone(zoneAt(instant)).toLocalDate();
  }

  /** [from, until) cut wherever the clock jumps. */
  List<OffsetPeriod> offsetPeriods(Instant from, Instant until) {
    var stretches = new ArrayList<OffsetPeriod>();
    for (int i = 0; i < zonePeriods.size(); i++) {
      long start = Math.max(zonePeriods.get(i).from(), from.getEpochSecond());
      long next = i + 1 == zonePeriods.size() ? Long.MAX_VALUE : zonePeriods.get(i + 1).from();
      addOffsetPeriods(
          stretches, zonePeriods.get(i).zone(), start, Math.min(next, until.getEpochSecond()));
    }
    return stretches;
  }

  private static void addOffsetPeriods(
      List<OffsetPeriod> stretches, ZoneId zone, long from, long until) {
    var rules = zone.getRules();
    for (long start = from; start < until; ) {
      var instant = Instant.ofEpochSecond(start);
      var jump = rules.nextTransition(instant);
      long end = jump == null ? until : Math.min(until, jump.toEpochSecond());
      stretches.add(new OffsetPeriod(start, end, rules.getOffset(instant).getTotalSeconds()));
      start = end;
    }
  }
}

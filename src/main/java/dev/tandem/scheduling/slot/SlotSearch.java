package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.Availability;
import dev.tandem.scheduling.availability.Interval;
import dev.tandem.scheduling.availability.OpenHours;
import dev.tandem.scheduling.offering.Offering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Finds the slots of one offering: the starts on the grid of each open window at which the mentor
 * is not busy. A pure function; the caller reads the data.
 *
 * @param busy the mentor's sessions in and around the range, in any order
 */
record SlotSearch(Offering offering, Availability availability, List<BusyTime> busy) {

  /** The slots with a start in [from, until) that can be booked now, in order. */
  List<Slot> findStarts(Instant from, Instant until, Instant now) {
    var earliest = later(from, earliestStart(now));
    var latest = earlier(until, latestStart(now));
    if (!earliest.isBefore(latest)) {
      return List.of();
    }
    var slots = new ArrayList<>(joinableSlots(earliest, latest));
    var blocked = Interval.union(busy.stream().map(SlotSearch::blockedInterval).toList());
    slots.addAll(openSlots(earliest, latest, blocked));
    slots.sort(Comparator.comparing(Slot::startsAt));
    return slots;
  }

  /**
   * Whether open hours, notice, horizon and limits allow this start; other sessions may overlap.
   */
  boolean canStartAt(Instant start, Instant now) {
    return !start.isBefore(earliestStart(now))
        && start.isBefore(latestStart(now))
        && openSlots(start, start.plusSeconds(1), List.of()).stream()
            .anyMatch(slot -> slot.startsAt().equals(start));
  }

  private Instant earliestStart(Instant now) {
    return now.plus(Duration.ofHours(offering.terms().minimumNoticeHours()));
  }

  private Instant latestStart(Instant now) {
    return now.plus(Duration.ofDays(offering.terms().horizonDays()));
  }

  /** Group sessions with seats left, even outside the mentor's present open hours. */
  private List<Slot> joinableSlots(Instant earliest, Instant latest) {
    return busy.stream()
        .filter(session -> session.offering().equals(offeringId()) && session.seatsLeft() > 0)
        .filter(session -> !session.startsAt().isBefore(earliest))
        .filter(session -> session.startsAt().isBefore(latest))
        .map(session -> toSlot(session.startsAt(), session.seatsLeft()))
        .toList();
  }

  private List<Slot> openSlots(Instant earliest, Instant latest, List<Interval> blocked) {
    var hours = OpenHours.of(availability, earliest, offering.endOf(latest));
    var openCursor = new IntervalCursor(hours.intervals());
    var blockedCursor = new IntervalCursor(blocked);
    var limits = new SessionLimits(offering.terms(), availability.wallClock(), busy);
    long step = offering.terms().stepMinutes() * 60L;
    var slots = new ArrayList<Slot>();
    for (var interval : hours.openIntervals()) {
      long until = Math.min(interval.until(), latest.getEpochSecond());
      long firstStep = Math.max(0, Math.ceilDiv(interval.from() - interval.gridStart(), step));
      for (long at = interval.gridStart() + firstStep * step; at < until; at += step) {
        var start = Instant.ofEpochSecond(at);
        if (!start.isBefore(earliest)
            && openCursor.covers(at, offering.endOf(start).getEpochSecond())
            && !blockedCursor.touches(
                offering.blockedFrom(start).getEpochSecond(),
                offering.blockedUntil(start).getEpochSecond())
            && limits.allows(start)) {
          slots.add(toSlot(start, offering.terms().seats()));
        }
      }
    }
    return slots;
  }

  private Slot toSlot(Instant start, int seatsLeft) {
    return new Slot(
        offering.mentor().value(),
        offeringId(),
        start,
        offering.endOf(start),
        offering.blockedFrom(start),
        offering.blockedUntil(start),
        availability.wallClock().zoneAt(start),
        seatsLeft,
        offering.terms().price());
  }

  private UUID offeringId() {
    return offering.id().value();
  }

  private static Interval blockedInterval(BusyTime session) {
    return Interval.between(session.blockedFrom(), session.blockedUntil());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}

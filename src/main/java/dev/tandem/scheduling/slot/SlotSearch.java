package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.AvailabilityRules;
import dev.tandem.scheduling.availability.Interval;
import dev.tandem.scheduling.availability.OpenHours;
import dev.tandem.scheduling.offering.Offering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A search for the slots of one offering: the starts on the grid of each open window at which the
 * mentor is not busy. A pure function; the caller reads the data.
 *
 * @param busy the mentor's sessions in and around the range, in any order
 */
public record SlotSearch(Offering offering, AvailabilityRules availability, List<BusyTime> busy) {

  /** The slots with a start in [from, until) that can be booked now, in order. */
  List<Slot> findStarts(Instant from, Instant until, Instant now) {
    var range = BookableRange.of(offering.terms(), now).within(from, until);
    if (range.isEmpty()) {
      return List.of();
    }
    var slots = new ArrayList<>(joinableSlots(range));
    var blocked = Interval.union(busy.stream().map(SlotSearch::blockedInterval).toList());
    slots.addAll(openSlots(range, blocked));
    slots.sort(Comparator.comparing(Slot::startsAt));
    return slots;
  }

  /**
   * Whether open hours, notice, horizon and limits allow this start; other sessions may overlap.
   */
  boolean canStartAt(Instant start, Instant now) {
    var onlyStart = new BookableRange(start, start.plusSeconds(1));
    return BookableRange.of(offering.terms(), now).contains(start)
        && openSlots(onlyStart, List.of()).stream().anyMatch(slot -> slot.startsAt().equals(start));
  }

  /** Group sessions with seats left, even outside the mentor's present open hours. */
  List<Slot> joinableSlots(BookableRange range) {
    return busy.stream()
        .filter(session -> session.offering().equals(offeringId()) && session.seatsLeft() > 0)
        .filter(session -> range.contains(session.startsAt()))
        .map(session -> toSlot(session.startsAt(), session.seatsLeft()))
        .toList();
  }

  private List<Slot> openSlots(BookableRange range, List<Interval> blocked) {
    var hours = OpenHours.of(availability, range.from(), offering.endOf(range.until()));
    var openCursor = new IntervalCursor(hours.intervals());
    var blockedCursor = new IntervalCursor(blocked);
    var limits = new SessionLimits(offering.terms(), availability.wallClock(), busy);
    long step = offering.terms().stepMinutes() * 60L;
    var slots = new ArrayList<Slot>();
    for (var interval : hours.openIntervals()) {
      long until = Math.min(interval.until(), range.until().getEpochSecond());
      long firstStep = Math.max(0, Math.ceilDiv(interval.from() - interval.gridStart(), step));
      for (long at = interval.gridStart() + firstStep * step; at < until; at += step) {
        var start = Instant.ofEpochSecond(at);
        if (!start.isBefore(range.from())
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

  Slot toSlot(Instant start, int seatsLeft) {
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
}

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
 * Finds the slots of one offering: walks the local grid of the open windows against what is busy.
 * Pure; the caller fetches.
 *
 * @param busy the mentor's sessions around the range, ordered or not
 */
record SlotSearch(Offering offering, Availability availability, List<BusyTime> busy) {

  /** Starts in [from, until) that can be booked now, in order. */
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
   * Whether the offering can start then as far as open hours, notice, horizon and limits go;
   * whether the time is taken is for whoever takes it to find out.
   */
  boolean canStartAt(Instant start, Instant now) {
    return !start.isBefore(earliestStart(now))
        && start.isBefore(latestStart(now))
        && openSlots(start, start.plusSeconds(1), List.of()).stream()
            .anyMatch(it -> it.startsAt().equals(start));
  }

  private Instant earliestStart(Instant now) {
    return now.plus(Duration.ofHours(offering.terms().minimumNoticeHours()));
  }

  private Instant latestStart(Instant now) {
    return now.plus(Duration.ofDays(offering.terms().horizonDays()));
  }

  /** Sessions that have begun to fill and have seats left, wherever the mentor agreed to them. */
  private List<Slot> joinableSlots(Instant earliest, Instant latest) {
    return busy.stream()
        .filter(it -> it.offering().equals(offeringId()) && it.seatsLeft() > 0)
        .filter(it -> !it.startsAt().isBefore(earliest) && it.startsAt().isBefore(latest))
        .map(it -> toSlot(it.startsAt(), it.seatsLeft()))
        .toList();
  }

  private List<Slot> openSlots(Instant earliest, Instant latest, List<Interval> blocked) {
    var hours = OpenHours.of(availability, earliest, offering.endOf(latest));
    var open = new IntervalCursor(hours.intervals());
    var taken = new IntervalCursor(blocked);
    var limits = new SessionLimits(offering.terms(), availability.wallClock(), busy);
    long step = offering.terms().stepMinutes() * 60L;
    var slots = new ArrayList<Slot>();
    for (var opening : hours.openIntervals()) {
      long until = Math.min(opening.until(), latest.getEpochSecond());
      long past = Math.max(0, Math.ceilDiv(opening.from() - opening.gridStart(), step));
      for (long at = opening.gridStart() + past * step; at < until; at += step) {
        var start = Instant.ofEpochSecond(at);
        if (!start.isBefore(earliest)
            && open.covers(at, offering.endOf(start).getEpochSecond())
            && !taken.touches(
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

  private static Interval blockedInterval(BusyTime it) {
    return new Interval(it.blockedFrom().getEpochSecond(), it.blockedUntil().getEpochSecond());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}

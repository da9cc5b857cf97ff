package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.Interval;
import dev.tandem.scheduling.availability.OpenHours;
import dev.tandem.scheduling.availability.OpenInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives the same answer as {@link SteppedSlots} in less time: skips from the start of a busy time
 * to its end, and counts in epoch seconds.
 */
record GapSlots() implements OpenSlots {

  @Override
  public List<Slot> find(SlotSearch search, Instant from, Instant until, Instant now) {
    var range = BookableRange.of(search.offering().terms(), now).within(from, until);
    if (range.isEmpty()) {
      return List.of();
    }
    var slots = new ArrayList<>(search.joinableSlots(range));
    addOpenSlots(search, range, slots);
    slots.sort(Comparator.comparing(Slot::startsAt));
    return slots;
  }

  private static void addOpenSlots(SlotSearch search, BookableRange range, List<Slot> slots) {
    var terms = search.offering().terms();
    var hours =
        OpenHours.of(search.availability(), range.from(), search.offering().endOf(range.until()));
    var unbroken = new IntervalCursor(hours.intervals());
    var forbidden = new IntervalCursor(forbiddenStarts(search));
    var limits = new SessionLimits(terms, search.availability().wallClock(), search.busy());
    long earliest = range.from().plusNanos(999_999_999).getEpochSecond();
    long latest = range.until().getEpochSecond();
    long step = terms.stepMinutes() * 60L;
    for (var open : hours.openIntervals()) {
      long lastStart = unbroken.endAt(open.from()) - terms.minutes() * 60L;
      long until = Math.min(Math.min(open.until(), latest), lastStart + 1);
      long at = gridAtOrAfter(Math.max(open.from(), earliest), open, step);
      while (at < until) {
        long free = forbidden.endAt(at);
        var start = Instant.ofEpochSecond(at);
        if (free == at && limits.allows(start)) {
          slots.add(search.toSlot(start, terms.seats()));
        }
        at = free == at ? at + step : gridAtOrAfter(free, open, step);
      }
    }
  }

  /** Starts at which a session with its buffers would overlap a busy time, in order. */
  private static List<Interval> forbiddenStarts(SlotSearch search) {
    var terms = search.offering().terms();
    long after = (terms.minutes() + terms.bufferAfter()) * 60L;
    long before = terms.bufferBefore() * 60L;
    return Interval.union(
        search.busy().stream()
            .map(it -> Interval.between(it.blockedFrom(), it.blockedUntil()))
            .filter(it -> it.from() < it.until())
            .map(it -> new Interval(it.from() - after + 1, it.until() + before))
            .toList());
  }

  private static long gridAtOrAfter(long second, OpenInterval open, long step) {
    return open.gridStart() + Math.max(0, Math.ceilDiv(second - open.gridStart(), step)) * step;
  }
}

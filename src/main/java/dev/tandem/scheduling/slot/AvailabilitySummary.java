package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.Interval;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A summary of the slots that can be booked with a mentor.
 *
 * @param openMinutes number of minutes covered by at least one slot
 * @param nextOpen the earliest start
 */
@ValueObject
record AvailabilitySummary(int openMinutes, @Nullable Instant nextOpen) {

  static AvailabilitySummary of(List<Slot> slots) {
    var intervals = slots.stream().map(it -> Interval.between(it.startsAt(), it.endsAt())).toList();
    long seconds = Interval.union(intervals).stream().mapToLong(Interval::seconds).sum();
    var next = slots.stream().map(Slot::startsAt).min(Comparator.naturalOrder());
    return new AvailabilitySummary((int) (seconds / 60), next.orElse(null));
  }
}
